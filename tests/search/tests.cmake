filrouge_test(search
  SOURCES
    search/hostile_test.cpp
    search/index_files_test.cpp
    search/index_test.cpp
    search/matches_test.cpp
    search/places_test.cpp
    search/query_test.cpp
    search/search_property_test.cpp
    search/units_test.cpp
  USES search platform)
