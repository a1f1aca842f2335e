# SPDX-License-Identifier: MIT
# train_text learns from text and from bytes, gives the same numbers twice, and refuses what it cannot read with one
# sentence and exit code 1.
set(work ${CMAKE_CURRENT_BINARY_DIR}/train_text_test)
file(REMOVE_RECURSE ${work})
file(MAKE_DIRECTORY ${work}/directory)

set(csv ${work}/curves.csv)
function(run)
  execute_process(
    COMMAND ${TRAIN_TEXT} --csv ${csv} ${ARGN}
    RESULT_VARIABLE code
    OUTPUT_VARIABLE output
    ERROR_VARIABLE error)
  message("${output}${error}")
  set(code "${code}" PARENT_SCOPE)
  set(output "${output}" PARENT_SCOPE)
  set(error "${error}" PARENT_SCOPE)
endfunction()

function(learns)
  run(--steps 10 --samples 16 --layers 3 --width 16 --held-out 64 ${ARGN})
  if(NOT code EQUAL 0 OR NOT output MATCHES
     "relu +[0-9.]+ +[0-9.]+.*leaky_relu 0.01 .*leaky_relu 0.2 .*prelu .*Dead units.*prelu learned.*least +0.2[34]")
    message(FATAL_ERROR "failed: ${ARGN}")
  endif()
endfunction()

function(refuses sentence)
  run(${ARGN})
  string(STRIP "${error}" error)
  if(NOT code STREQUAL "1" OR NOT error STREQUAL "train_text: ${sentence}")
    message(FATAL_ERROR "expected exit code 1 and: train_text: ${sentence}")
  endif()
endfunction()

string(REPEAT "Grüße, 你好, hello. " 50 utf8)
file(WRITE ${work}/utf8.txt "${utf8}")
learns(${work}/utf8.txt)
file(READ ${work}/curves.csv first)
learns(${work}/utf8.txt)
file(READ ${work}/curves.csv second)
if(NOT first STREQUAL second)
  message(FATAL_ERROR "two runs gave different curves")
endif()
learns(${TRAIN_TEXT})  # binary
learns(${work}/utf8.txt ${TRAIN_TEXT})
learns()

file(WRITE ${work}/empty "")
file(WRITE ${work}/short "short")
refuses("cannot read ${work}/missing: No such file or directory" ${work}/missing)
refuses("cannot read ${work}/directory: it is a directory" ${work}/directory)
refuses("cannot learn from ${work}/empty: it is empty" ${work}/empty)
refuses("cannot learn from 5 bytes: a window of 16 needs at least 192" ${work}/short)
set(csv ${work}/missing/curves.csv)
refuses("cannot write ${csv}" ${work}/utf8.txt)
