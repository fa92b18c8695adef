# kakehashi_module(<name> [PUBLIC lib...] [PRIVATE lib...])
#
# Makes the static library kakehashi_<name> with the alias kakehashi::<name>. Its public headers are
# include/kakehashi/...; everything else in the folder is private: other modules cannot reach it, so a dependency
# that breaks the design does not compile. Sub-folders add their sources with target_sources, by name.
function(kakehashi_module name)
    cmake_parse_arguments(ARG "" "" "PUBLIC;PRIVATE" ${ARGN})
    add_library(kakehashi_${name} STATIC)
    add_library(kakehashi::${name} ALIAS kakehashi_${name})
    target_include_directories(kakehashi_${name}
        PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/include
        PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(kakehashi_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} kakehashi_warnings)
endfunction()

# kakehashi_test(<name> SOURCES file... LINK lib... [LABELS label...] [MODULE module])
#
# A GoogleTest program. MODULE names the module whose private headers the test may include.
# KAKEHASHI_SHARED_DIR is the folder of official packages and samples beside the checkout; tests that need it skip,
# saying so, when it is absent.
include(GoogleTest)
function(kakehashi_test name)
    cmake_parse_arguments(ARG "" "MODULE" "SOURCES;LINK;LABELS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_LINK} kakehashi_warnings GTest::gtest GTest::gmock GTest::gtest_main)
    if(ARG_MODULE)
        target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/${ARG_MODULE})
    endif()
    target_compile_definitions(${name} PRIVATE
        KAKEHASHI_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
        KAKEHASHI_SHARED_DIR="${PROJECT_SOURCE_DIR}/../shared")
    # A scratch folder of the build's own: two checkouts may be tested at the same time.
    file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/scratch)
    gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 300
        ENVIRONMENT "TEST_TMPDIR=${CMAKE_CURRENT_BINARY_DIR}/scratch")
endfunction()
