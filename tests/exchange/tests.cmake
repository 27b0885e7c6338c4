filrouge_test(exchange
  SOURCES
    exchange/attributes_file_test.cpp
    exchange/codebook_file_test.cpp
    exchange/codebook_hostile_test.cpp
    exchange/codings_file_test.cpp
    exchange/csv_test.cpp
  USES exchange)
