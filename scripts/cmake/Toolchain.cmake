# Compiler cache, linker, sanitizers and warnings for every target of this project.

find_program(KAKEHASHI_CCACHE ccache)
if(KAKEHASHI_CCACHE)
    # Several checkouts of one machine share the cache: paths below the source folder are made relative.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros ${KAKEHASHI_CCACHE})
endif()

find_program(KAKEHASHI_MOLD mold)
if(KAKEHASHI_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

if(KAKEHASHI_SANITIZE)
    # pointer-overflow off: RapidJSON's empty stack adds to a null pointer, harmlessly, in its own header.
    add_compile_options(-fsanitize=${KAKEHASHI_SANITIZE} -fno-sanitize=pointer-overflow
                        -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${KAKEHASHI_SANITIZE})
endif()

add_library(kakehashi_warnings INTERFACE)
target_compile_options(kakehashi_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Werror
    # g++ 12 warns at designated initialisers that leave members to their defaults: they are our way.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-mismatched-new-delete>
    $<$<CXX_COMPILER_ID:GNU>:-Wno-dangling-else>
    $<$<CXX_COMPILER_ID:GNU>:-Wno-missing-field-initializers>)
