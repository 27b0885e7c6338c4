# The window: its logic without wx, then the real window under a virtual display.
filrouge_test(app_logic
  SOURCES
    gui/logic_test.cpp
    gui/strings_test.cpp
  USES app_logic)
