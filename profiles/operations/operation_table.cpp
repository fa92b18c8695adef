#include <array>

#include "kakehashi/profiles/terminology.hpp"

namespace kakehashi::profiles {
namespace {

constexpr bool kRepeats = true;
constexpr bool kOnce = false;
constexpr bool kUnsupported = false;

// `date` and `context` are refused rather than passed over: what is here has neither a past nor a place in a profile.
constexpr std::array kLookup{
    OperationParameter{"code", "code"},
    OperationParameter{"system", "uri"},
    OperationParameter{"version", "string"},
    OperationParameter{"coding", "Coding"},
    OperationParameter{"date", "dateTime", kOnce, kUnsupported},
    OperationParameter{"displayLanguage", "code"},
    OperationParameter{"property", "code", kRepeats},
};

constexpr std::array kSubsumes{
    OperationParameter{"codeA", "code"},     OperationParameter{"codeB", "code"},
    OperationParameter{"system", "uri"},     OperationParameter{"version", "string"},
    OperationParameter{"codingA", "Coding"}, OperationParameter{"codingB", "Coding"},
};

constexpr std::array kValidateInSystem{
    OperationParameter{"url", "uri"},
    OperationParameter{"codeSystem", "CodeSystem"},
    OperationParameter{"code", "code"},
    OperationParameter{"version", "string"},
    OperationParameter{"display", "string"},
    OperationParameter{"coding", "Coding"},
    OperationParameter{"codeableConcept", "CodeableConcept"},
    OperationParameter{"date", "dateTime", kOnce, kUnsupported},
    OperationParameter{"abstract", "boolean"},
    OperationParameter{"displayLanguage", "code"},
};

constexpr std::array kValidateInSet{
    OperationParameter{"url", "uri"},
    OperationParameter{"context", "uri", kOnce, kUnsupported},
    OperationParameter{"valueSet", "ValueSet"},
    OperationParameter{"valueSetVersion", "string"},
    OperationParameter{"code", "code"},
    OperationParameter{"system", "uri"},
    OperationParameter{"systemVersion", "string"},
    OperationParameter{"display", "string"},
    OperationParameter{"coding", "Coding"},
    OperationParameter{"codeableConcept", "CodeableConcept"},
    OperationParameter{"date", "dateTime", kOnce, kUnsupported},
    OperationParameter{"abstract", "boolean"},
    OperationParameter{"displayLanguage", "code"},
};

constexpr std::array kTranslate{
    OperationParameter{"url", "uri"},
    OperationParameter{"conceptMap", "ConceptMap"},
    OperationParameter{"conceptMapVersion", "string"},
    OperationParameter{"code", "code"},
    OperationParameter{"system", "uri"},
    OperationParameter{"version", "string"},
    OperationParameter{"source", "uri"},
    OperationParameter{"coding", "Coding"},
    OperationParameter{"codeableConcept", "CodeableConcept"},
    OperationParameter{"target", "uri"},
    OperationParameter{"targetsystem", "uri"},
    OperationParameter{"dependency", "", kRepeats},
    OperationParameter{"reverse", "boolean"},
};

constexpr std::array kExpand{
    OperationParameter{"url", "uri"},
    OperationParameter{"valueSet", "ValueSet"},
    OperationParameter{"valueSetVersion", "string"},
    OperationParameter{"context", "uri", kOnce, kUnsupported},
    OperationParameter{"contextDirection", "code", kOnce, kUnsupported},
    OperationParameter{"filter", "string"},
    OperationParameter{"date", "dateTime", kOnce, kUnsupported},
    OperationParameter{"offset", "integer"},
    OperationParameter{"count", "integer"},
    OperationParameter{"includeDesignations", "boolean"},
    OperationParameter{"designation", "string", kRepeats},
    OperationParameter{"includeDefinition", "boolean"},
    OperationParameter{"activeOnly", "boolean"},
    OperationParameter{"excludeNested", "boolean"},
    OperationParameter{"excludeNotForUI", "boolean"},
    OperationParameter{"excludePostCoordinated", "boolean"},
    OperationParameter{"displayLanguage", "code"},
    OperationParameter{"exclude-system", "canonical", kRepeats},
    OperationParameter{"system-version", "canonical", kRepeats},
    OperationParameter{"check-system-version", "canonical", kRepeats},
    OperationParameter{"force-system-version", "canonical", kRepeats},
};

constexpr std::array kOperations{
    TerminologyOperation{"CodeSystem", "lookup", "http://hl7.org/fhir/OperationDefinition/CodeSystem-lookup", kLookup},
    TerminologyOperation{"CodeSystem", "subsumes", "http://hl7.org/fhir/OperationDefinition/CodeSystem-subsumes",
                         kSubsumes},
    TerminologyOperation{"CodeSystem", "validate-code",
                         "http://hl7.org/fhir/OperationDefinition/CodeSystem-validate-code", kValidateInSystem},
    TerminologyOperation{"ConceptMap", "translate", "http://hl7.org/fhir/OperationDefinition/ConceptMap-translate",
                         kTranslate},
    TerminologyOperation{"ValueSet", "expand", "http://hl7.org/fhir/OperationDefinition/ValueSet-expand", kExpand},
    TerminologyOperation{"ValueSet", "validate-code", "http://hl7.org/fhir/OperationDefinition/ValueSet-validate-code",
                         kValidateInSet},
};

}  // namespace

std::span<const TerminologyOperation> terminology_operations() { return kOperations; }

const TerminologyOperation* find_terminology_operation(std::string_view type, std::string_view name) {
    for (const auto& operation : kOperations)
        if (operation.type == type && operation.name == name) return &operation;
    return nullptr;
}

}  // namespace kakehashi::profiles
