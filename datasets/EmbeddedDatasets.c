// The shipped files, compiled into the program as bytes.
#include "EmbeddedDatasets.h"
