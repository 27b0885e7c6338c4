filrouge_test(workbench
  SOURCES
    workbench/codebook_edits_test.cpp
    workbench/import_test.cpp
    workbench/results_test.cpp
  USES workbench)
