# The real window under a virtual display.
find_package(X11 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(GLIB REQUIRED IMPORTED_TARGET glib-2.0)
pkg_check_modules(GTK REQUIRED IMPORTED_TARGET gtk+-3.0)

# One piece of work with the flags of this build and with those of a release: what the build costs.
add_library(fixed_work_of_this_build OBJECT gui/fixed_work.cpp)
filrouge_own_code(fixed_work_of_this_build)
target_compile_definitions(fixed_work_of_this_build PRIVATE FILROUGE_FIXED_WORK=work_of_this_build)
add_library(fixed_work_of_a_release OBJECT gui/fixed_work.cpp)
target_compile_options(fixed_work_of_a_release PRIVATE -O2 -DNDEBUG)
target_compile_definitions(fixed_work_of_a_release PRIVATE FILROUGE_FIXED_WORK=work_of_a_release)
foreach(work fixed_work_of_this_build fixed_work_of_a_release)
  target_include_directories(${work} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
endforeach()

add_executable(test_gui
  bench/study.cpp
  gui/attributes_test.cpp
  gui/bare_window.cpp
  gui/blocking_test.cpp
  gui/coders_test.cpp
  gui/day.cpp
  gui/dialogs_test.cpp
  gui/gui.cpp
  gui/gui_main.cpp
  gui/import_test.cpp
  gui/keys.cpp
  gui/large_edits_test.cpp
  gui/large_project.cpp
  gui/long_session_test.cpp
  gui/measure_opening_test.cpp
  gui/measure_test.cpp
  gui/messages_test.cpp
  gui/notes_test.cpp
  gui/opening_test.cpp
  gui/people_dialogs_test.cpp
  gui/place_test.cpp
  gui/progress_test.cpp
  gui/renewal_test.cpp
  gui/screen.cpp
  gui/screenshots_test.cpp
  gui/search_test.cpp
  gui/session_test.cpp
  gui/start_test.cpp
  gui/study_test.cpp
  gui/tables_test.cpp
  gui/text_test.cpp
  gui/toolkit_test.cpp
  gui/watchdog.cpp
  gui/transcript_test.cpp
  gui/typed_test.cpp
  gui/window_test.cpp)
filrouge_own_code(test_gui)
# Neither these nor Catch change; to read them is most of a test's compilation.
target_precompile_headers(test_gui PRIVATE <catch2/catch.hpp> <wx/wx.h> <wx/stc/stc.h> <wx/aui/framemanager.h> <wx/grid.h>
                          <wx/dataview.h> <wx/treelist.h> <wx/htmllbox.h>)
set_source_files_properties(gui/gui_main.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON) # makes Catch's runner
target_include_directories(test_gui PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(test_gui PRIVATE
  FILROUGE_ROOT="${CMAKE_SOURCE_DIR}"
  FILROUGE_SCREENSHOTS="${CMAKE_BINARY_DIR}/screenshots")
target_link_libraries(test_gui PRIVATE filrouge::app_window wx fixed_work_of_this_build
                      fixed_work_of_a_release PkgConfig::GLIB PkgConfig::GTK X11::X11 X11::Xtst Catch2::Catch2)
add_test(NAME gui COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/gui/run.sh $<TARGET_FILE:test_gui>)
set_tests_properties(gui PROPERTIES LABELS gui TIMEOUT 600 RUN_SERIAL ON)

# The program itself, killed while it is used.
add_executable(test_killed gui/desktop.cpp gui/keys.cpp gui/killed_test.cpp)
filrouge_own_code(test_killed)
target_include_directories(test_killed PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(test_killed PRIVATE FILROUGE_PROGRAM="$<TARGET_FILE:filrouge>")
target_link_libraries(test_killed PRIVATE filrouge::workbench test_main X11::X11 X11::Xtst)
add_dependencies(test_killed filrouge)
add_test(NAME killed COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/gui/run.sh $<TARGET_FILE:test_killed>)
set_tests_properties(killed PROPERTIES LABELS gui TIMEOUT 200 RUN_SERIAL ON)
