# The window: its logic without wx, then the real window under a virtual display.
filrouge_test(app_logic
  SOURCES
    gui/import_table_test.cpp
    gui/logic_test.cpp
    gui/strings_test.cpp
  USES app_logic)

find_package(X11 REQUIRED)
add_executable(test_gui
  gui/attributes_test.cpp
  gui/gui.cpp
  gui/gui_main.cpp
  gui/import_test.cpp
  gui/measure_test.cpp
  gui/screen.cpp
  gui/search_test.cpp
  gui/session_test.cpp
  gui/study_test.cpp
  gui/text_test.cpp
  gui/window_test.cpp)
filrouge_own_code(test_gui)
target_include_directories(test_gui PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(test_gui PRIVATE
  FILROUGE_ROOT="${CMAKE_SOURCE_DIR}"
  FILROUGE_SCREENSHOTS="${CMAKE_BINARY_DIR}/screenshots")
target_link_libraries(test_gui PRIVATE filrouge::app_window wx X11::X11 Catch2::Catch2)
add_test(NAME gui COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/gui/run.sh $<TARGET_FILE:test_gui>)
set_tests_properties(gui PROPERTIES LABELS gui TIMEOUT 600 RUN_SERIAL ON)
