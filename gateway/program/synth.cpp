#include "kakehashi/synth/synth.hpp"

#include <fmt/core.h>

#include "program/commands.hpp"
#include "program/input_file.hpp"

namespace kakehashi::program {

int run(const SynthCommand& command) {
    const auto summary = synth::generate({.patients = command.patients,
                                          .hospitals = command.hospitals,
                                          .seed = command.seed,
                                          .reference_date = command.reference_date,
                                          .out = command.out});
    if (!summary) {
        complain("synth", summary.error());
        return kExitWrongUse;
    }
    fmt::print("{} patients, {} files, {} facts in {}\n", summary->patients, summary->files, summary->facts,
               command.out);
    return kExitOk;
}

}  // namespace kakehashi::program
