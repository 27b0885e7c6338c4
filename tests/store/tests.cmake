filrouge_test(store
  SOURCES
    store/backup_test.cpp
    store/bit_flips_test.cpp
    store/check_test.cpp
    store/changeset_format_test.cpp
    store/child.cpp
    store/crash_test.cpp
    store/damage_test.cpp
    store/describe.cpp
    store/edit_test.cpp
    store/format_to_come_test.cpp
    store/history_test.cpp
    store/hostile_test.cpp
    store/left_log_test.cpp
    store/locking_test.cpp
    store/migration_test.cpp
    store/moved_test.cpp
    store/past_test.cpp
    store/random_edits.cpp
    store/refusal_test.cpp
    store/round_trip_test.cpp
    store/sample.cpp
    store/single_undo_test.cpp
    store/timing_test.cpp
    store/undo_law_test.cpp
  USES store
  EXTERNAL PkgConfig::SQLITE fmt::fmt)
