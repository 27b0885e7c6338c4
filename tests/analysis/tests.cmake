filrouge_test(analysis
  SOURCES
    analysis/crosstab_speed_test.cpp
    analysis/crosstab_test.cpp
    analysis/independence_test.cpp
    analysis/live_crosstab_test.cpp
  USES analysis
  EXTERNAL fmt::fmt)
