#include "functions.hpp"

#include <string>
#include <unordered_map>

namespace kakehashi::fhir::fhirpath {

const Function* find_function(std::string_view name) {
    static const auto kByName = [] {
        std::unordered_map<std::string_view, const Function*> out;
        for (const auto table : {collection_functions(), set_functions(), string_functions(), conversion_functions(),
                                 math_functions(), fhir_functions()})
            for (const Function& function : table) out.emplace(function.name, &function);
        return out;
    }();
    const auto found = kByName.find(name);
    return found == kByName.end() ? nullptr : found->second;
}

}  // namespace kakehashi::fhir::fhirpath
