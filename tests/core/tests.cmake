filrouge_test(core
  SOURCES
    core/breaks_test.cpp
    core/code_selection_test.cpp
    core/codebook_test.cpp
    core/coding_columns_test.cpp
    core/colours_test.cpp
    core/edit_distance_test.cpp
    core/filter_ranges_test.cpp
    core/filter_test.cpp
    core/fold_test.cpp
    core/ids_test.cpp
    core/period_test.cpp
    core/position_test.cpp
    core/project_sight_test.cpp
    core/project_test.cpp
    core/said_test.cpp
    core/shown_test.cpp
    core/text_change_test.cpp
    core/text_test.cpp
    core/values_test.cpp
  USES core
  EXTERNAL ICU::uc)
