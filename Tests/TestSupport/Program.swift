/// Where the program under test lies.
