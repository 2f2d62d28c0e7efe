#ifndef EMBEDDED_DATASETS_H
#define EMBEDDED_DATASETS_H
#include <stddef.h>
#endif
