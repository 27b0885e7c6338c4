# The logic of the window, which knows no wx.
filrouge_test(app_logic
  SOURCES
    gui/errors_test.cpp
    gui/import_table_test.cpp
    gui/logic_test.cpp
    gui/pane_room_test.cpp
    gui/source_literals.cpp
    gui/start_logic_test.cpp
    gui/strings_test.cpp
  USES app_logic)
