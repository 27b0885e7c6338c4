# Through the real filrouge-cli, as a script would.
filrouge_test(acceptance
  SOURCES
    acceptance/cli.cpp
    acceptance/coders_test.cpp
    acceptance/contract_test.cpp
    acceptance/corpora_test.cpp
    acceptance/corrections_test.cpp
    acceptance/damage_test.cpp
    acceptance/history_test.cpp
    acceptance/kills_test.cpp
    acceptance/memos_test.cpp
    acceptance/output_test.cpp
    acceptance/print_test.cpp
    acceptance/search_test.cpp
    acceptance/study_test.cpp
  USES platform store
  EXTERNAL nlohmann_json::nlohmann_json)
target_precompile_headers(test_acceptance PRIVATE <nlohmann/json.hpp>)
target_compile_definitions(test_acceptance PRIVATE FILROUGE_CLI="$<TARGET_FILE:filrouge-cli>")
add_dependencies(test_acceptance filrouge-cli)
set_tests_properties(acceptance PROPERTIES ENVIRONMENT "${libraries_may_lose}")
