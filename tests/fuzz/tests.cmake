# The fuzz targets, replayed over their corpus in the ordinary tests and, in the build "fuzz", driven
# by libFuzzer.
filrouge_test(fuzz_replay
  SOURCES
    fuzz/replay_test.cpp
    fuzz/targets.cpp
  USES transcripts exchange search store platform
  EXTERNAL PkgConfig::SQLITE)
if(FILROUGE_FUZZ)
  add_executable(fuzz_readers EXCLUDE_FROM_ALL fuzz/fuzz_main.cpp fuzz/targets.cpp)
  filrouge_own_code(fuzz_readers)
  target_include_directories(fuzz_readers PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(fuzz_readers PRIVATE filrouge::transcripts filrouge::exchange
                                             filrouge::search filrouge::store
                                             PkgConfig::SQLITE)
  target_link_options(fuzz_readers PRIVATE -fsanitize=fuzzer)
endif()
