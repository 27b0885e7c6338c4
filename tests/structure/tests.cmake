# What holds for the tree as a whole; not run again under the sanitizers.
add_test(NAME layers COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/structure/layers.py)
add_test(NAME headers COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/structure/headers.py ${CMAKE_BINARY_DIR})
set_tests_properties(layers headers PROPERTIES LABELS structure)
# Thirty headers of the window take seconds each: not for the loop between two edits.
set_property(TEST headers APPEND PROPERTY LABELS slow)
