filrouge_test(publish
  SOURCES
    publish/quotes_test.cpp
    publish/tables_test.cpp
  USES publish)
