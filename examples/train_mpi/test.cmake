# SPDX-License-Identifier: MIT
# One, two and four processes print the same curve; one that fails or dies ends the job, and one line says which it was.
cmake_minimum_required(VERSION 3.25)
set(work ${CMAKE_CURRENT_BINARY_DIR}/train_mpi_test)
file(REMOVE_RECURSE ${work})
file(MAKE_DIRECTORY ${work})
set(small --steps 40 --samples 30 --layers 3 --width 16 --held-out 64)

function(run)  # processes and what they are given
  execute_process(
    COMMAND ${CMAKE_COMMAND} -E env OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 ${MPIEXEC} --oversubscribe
            ${ARGN}
    RESULT_VARIABLE code
    OUTPUT_VARIABLE output
    ERROR_VARIABLE error
    TIMEOUT 120)
  set(code "${code}" PARENT_SCOPE)
  set(said "${output}${error}" PARENT_SCOPE)
endfunction()

foreach(processes 1 2 4 9)
  run(-n ${processes} ${TRAIN_MPI} ${small} --csv ${work}/${processes}.csv)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${processes} processes failed with ${code}\n${said}")
  endif()
  file(READ ${work}/${processes}.csv curve)
  if(processes EQUAL 1)
    set(first "${curve}")
    if(NOT curve MATCHES "\nprelu,40,[1-9.]")
      message(FATAL_ERROR "no curve:\n${curve}")
    endif()
  elseif(NOT curve STREQUAL first)
    message(FATAL_ERROR "${processes} processes give another curve than one:\n${curve}\n${first}")
  endif()
endforeach()

function(ends_with sentence)
  run(${ARGN})
  if(code EQUAL 0 OR NOT said MATCHES "${sentence}")
    message(FATAL_ERROR "expected '${sentence}' and a failure, got ${code}:\n${said}")
  endif()
endfunction()
ends_with("train_mpi: process 1 of 2: .*nowhere" -n 1 ${TRAIN_MPI} ${small} --csv ${work}/a.csv : #
          -n 1 ${TRAIN_MPI} ${small} ${work}/nowhere)
ends_with("process 1 of 2: was started with another text or other options" #
          -n 1 ${TRAIN_MPI} ${small} --csv ${work}/b.csv : -n 1 ${TRAIN_MPI} ${small} --seed 2)
# The second process is killed in the middle of a long training.
ends_with("on signal 9" -n 1 ${TRAIN_MPI} --steps 100000 --csv ${work}/c.csv : #
          -n 1 sh -c "(sleep 2 && kill -9 $$) & exec ${TRAIN_MPI} --steps 100000")
