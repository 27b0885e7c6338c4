filrouge_test(core
  SOURCES
    core/position_test.cpp
  USES core)
