# One layer = one folder of src = one static library. USES names the Filrouge layers below it (public:
# their values stand in its headers); EXTERNAL names outside libraries (private: nobody above sees them).
#
#   filrouge_layer(search SOURCES index.cpp … USES core EXTERNAL PkgConfig::XAPIAN)
function(filrouge_layer name)
  cmake_parse_arguments(LAYER "" "" "SOURCES;USES;EXTERNAL" ${ARGN})
  add_library(${name} STATIC ${LAYER_SOURCES})
  add_library(filrouge::${name} ALIAS ${name})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  filrouge_own_code(${name})
  foreach(layer IN LISTS LAYER_USES)
    target_link_libraries(${name} PUBLIC filrouge::${layer})
  endforeach()
  target_link_libraries(${name} PRIVATE ${LAYER_EXTERNAL})
  filrouge_precompile_library(${name})
  set_property(GLOBAL APPEND PROPERTY FILROUGE_LAYERS ${name})
endfunction()

# What nearly every file includes and none of us changes: to read it is half of a compilation.
function(filrouge_precompile_library target)
  target_precompile_headers(${target} PRIVATE
    <algorithm> <array> <cstdint> <filesystem> <functional> <map> <memory> <optional> <set> <span> <string>
    <string_view> <unordered_map> <utility> <variant> <vector> <fmt/format.h> ${ARGN})
endfunction()

# Warnings are errors on our own code; library headers are system headers and stay out of it.
function(filrouge_own_code target)
  # What GCC 12 says of optimised code depends on what it inlined, and is wrong here: uninitialised
  # members in a std::variant that moves a string, overlapping or endless copies in assignments to a
  # std::string (GCC bugs 105651, 105329).
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                                           -Wnon-virtual-dtor -Woverloaded-virtual -Werror
    "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-maybe-uninitialized;-Wno-restrict;-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread>")
  target_compile_definitions(${target} PRIVATE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
  if(FILROUGE_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=address,fuzzer-no-link -Wno-error)
    target_link_options(${target} PUBLIC -fsanitize=address)
  endif()
  if(FILROUGE_SANITIZE)
    target_link_options(${target} PUBLIC -fsanitize=address,undefined)
  endif()
  # The program is checked, not its tests, which are most of the code to compile. What is left out of
  # "undefined" takes half of the compilation and finds what the address sanitizer finds too.
  if(FILROUGE_SANITIZE AND NOT CMAKE_CURRENT_SOURCE_DIR MATCHES "/tests")
    # GCC 12 warns of uninitialized values inside instrumented library code; it is checked in the dev build.
    # -O1: with -Og, as the tests are compiled, what is checked runs several times longer.
    target_compile_options(${target} PRIVATE -O1 -fsanitize=address,undefined -Wno-maybe-uninitialized
                                             -fno-sanitize=null,alignment,vptr,object-size
                                             -fno-sanitize-recover=all -fno-omit-frame-pointer)
  endif()
endfunction()
