filrouge_test(platform
  SOURCES
    platform/bundled_test.cpp
    platform/files_test.cpp
    platform/output_test.cpp
    platform/process_test.cpp
  USES platform)
