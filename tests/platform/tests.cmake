filrouge_test(platform
  SOURCES
    platform/files_test.cpp
    platform/process_test.cpp
  USES platform)
