#include <fmt/core.h>

#include "kakehashi/gateway/clinician_session.hpp"
#include "program/commands.hpp"
#include "program/input_file.hpp"

namespace kakehashi::program {

int run(const PasscodeCommand& /*command*/) {
    auto passcode = read_input("-");
    if (!passcode) {
        complain("admin passcode", passcode.error());
        return kExitWrongUse;
    }
    while (!passcode->empty() && (passcode->back() == '\n' || passcode->back() == '\r')) passcode->pop_back();
    if (passcode->empty()) {
        fmt::print(stderr, "kakehashi admin passcode: the passcode is empty / パスコードが空です\n");
        return kExitWrongUse;
    }
    fmt::print("{}\n", gateway::hash_passcode(*passcode));
    return kExitOk;
}

}  // namespace kakehashi::program
