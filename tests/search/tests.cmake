filrouge_test(search
  SOURCES
    search/matches_test.cpp
    search/query_test.cpp
    search/units_test.cpp
  USES search platform)
