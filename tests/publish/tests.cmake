filrouge_test(publish
  SOURCES
    publish/coded_transcript_test.cpp
    publish/page_margin_test.cpp
    publish/quotes_test.cpp
    publish/tables_test.cpp
  USES publish
  EXTERNAL PkgConfig::PANGOCAIRO)
set_tests_properties(publish PROPERTIES ENVIRONMENT "${libraries_may_lose}")
