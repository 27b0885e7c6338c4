# Benchmarks: built with everything else, run by scripts/bench, never by the tests.
if(FILROUGE_BENCH)
  function(filrouge_bench name)
    cmake_parse_arguments(BENCH "" "" "SOURCES;USES;EXTERNAL" ${ARGN})
    add_executable(bench_${name} ${BENCH_SOURCES})
    filrouge_own_code(bench_${name})
    target_include_directories(bench_${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/bench)
    foreach(used IN LISTS BENCH_USES)
      target_link_libraries(bench_${name} PRIVATE filrouge::${used})
    endforeach()
    target_link_libraries(bench_${name} PRIVATE ${BENCH_EXTERNAL})
  endfunction()

  filrouge_bench(text SOURCES bench/text_bench.cpp USES core transcripts
                 EXTERNAL benchmark::benchmark)
  filrouge_bench(tables SOURCES bench/study.cpp bench/tables_bench.cpp USES core analysis)
  filrouge_bench(search SOURCES bench/search_bench.cpp USES core search platform
                 EXTERNAL PkgConfig::XAPIAN)
  filrouge_bench(project SOURCES bench/project_bench.cpp bench/study.cpp USES workbench store
                 EXTERNAL PkgConfig::SQLITE)
endif()
