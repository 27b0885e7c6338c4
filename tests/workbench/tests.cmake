filrouge_test(workbench
  SOURCES
    workbench/attributes_test.cpp
    workbench/codebook_edits_test.cpp
    workbench/coding_ranges_test.cpp
    workbench/corrections_test.cpp
    workbench/find_test.cpp
    workbench/import_preview_test.cpp
    workbench/import_test.cpp
    workbench/memos_test.cpp
    workbench/printing_test.cpp
    workbench/relevance_test.cpp
    workbench/results_test.cpp
    workbench/retrieval_test.cpp
    workbench/searches_test.cpp
    workbench/speakers_test.cpp
    workbench/survey_test.cpp
  USES workbench)
