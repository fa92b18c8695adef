#include <array>
#include <cctype>

#include "kakehashi/mappers/result_text.hpp"
#include "text/text_forms.hpp"

namespace kakehashi::mappers {
namespace {

struct UnitForm {
    std::string_view written;  ///< after normalisation: half-width, lower case, no spaces, μ as u
    std::string_view ucum;
};
// Source: vendor-exports.md 13.3. A factor is never applied to a value: ×10^4/μL stays 10*4/uL.
constexpr std::array kUnits{
    UnitForm{"g/dl", "g/dL"},
    UnitForm{"g/l", "g/L"},
    UnitForm{"mg/dl", "mg/dL"},
    UnitForm{"mg/l", "mg/L"},
    UnitForm{"ug/dl", "ug/dL"},
    UnitForm{"mcg/dl", "ug/dL"},
    UnitForm{"ug/ml", "ug/mL"},
    UnitForm{"ug/l", "ug/L"},
    UnitForm{"ng/ml", "ng/mL"},
    UnitForm{"ng/dl", "ng/dL"},
    UnitForm{"pg/ml", "pg/mL"},
    UnitForm{"pg/dl", "pg/dL"},
    UnitForm{"u/l", "U/L"},
    UnitForm{"iu/l", "U/L"},
    UnitForm{"u/ml", "U/mL"},
    UnitForm{"iu/ml", "[IU]/mL"},
    UnitForm{"miu/ml", "m[IU]/mL"},
    UnitForm{"uiu/ml", "u[IU]/mL"},
    UnitForm{"meq/l", "meq/L"},
    UnitForm{"mmol/l", "mmol/L"},
    UnitForm{"umol/l", "umol/L"},
    UnitForm{"nmol/l", "nmol/L"},
    UnitForm{"pg", "pg"},
    UnitForm{"fl", "fL"},
    UnitForm{"%", "%"},
    UnitForm{"g", "g"},
    UnitForm{"mg", "mg"},
    UnitForm{"kg", "kg"},
    UnitForm{"cm", "cm"},
    UnitForm{"mm", "mm"},
    UnitForm{"ml", "mL"},
    UnitForm{"l", "L"},
    UnitForm{"10*3/ul", "10*3/uL"},
    UnitForm{".10*3/ul", "10*3/uL"},
    UnitForm{"x10^3/ul", "10*3/uL"},
    UnitForm{"x10*3/ul", "10*3/uL"},
    UnitForm{"10^3/ul", "10*3/uL"},
    UnitForm{"千/ul", "10*3/uL"},
    UnitForm{"10*4/ul", "10*4/uL"},
    UnitForm{".10*4/ul", "10*4/uL"},
    UnitForm{"x10^4/ul", "10*4/uL"},
    UnitForm{"x10*4/ul", "10*4/uL"},
    UnitForm{"10^4/ul", "10*4/uL"},
    UnitForm{"万/ul", "10*4/uL"},
    UnitForm{"10*2/ul", "10*2/uL"},
    UnitForm{".10*2/ul", "10*2/uL"},
    UnitForm{"x10^2/ul", "10*2/uL"},
    UnitForm{"x10*2/ul", "10*2/uL"},
    UnitForm{"10^2/ul", "10*2/uL"},
    UnitForm{"百/ul", "10*2/uL"},
    UnitForm{"10*6/ul", "10*6/uL"},
    UnitForm{"x10^6/ul", "10*6/uL"},
    UnitForm{"/ul", "/uL"},
    UnitForm{"/mm3", "/uL"},
    UnitForm{"個/ul", "/uL"},
    UnitForm{"mmhg", "mm[Hg]"},
    UnitForm{"mm(hg)", "mm[Hg]"},
    UnitForm{"mm[hg]", "mm[Hg]"},
    UnitForm{"torr", "mm[Hg]"},
    UnitForm{"cel", "Cel"},
    UnitForm{"℃", "Cel"},
    UnitForm{"°c", "Cel"},
    UnitForm{"degc", "Cel"},
    UnitForm{"centigrade", "Cel"},
    UnitForm{"度", "Cel"},
    UnitForm{"(hb)", "/min"},
    UnitForm{"bpm", "/min"},
    UnitForm{"回/分", "/min"},
    UnitForm{"/min", "/min"},
    UnitForm{"/分", "/min"},
    UnitForm{"回/min", "/min"},
    UnitForm{"sec", "s"},
    UnitForm{"s", "s"},
    UnitForm{"秒", "s"},
    UnitForm{"mm/h", "mm/h"},
    UnitForm{"mm/1h", "mm/h"},
    UnitForm{"mm/hr", "mm/h"},
    UnitForm{"(arb_u)/ml", "[arb'U]/mL"},
    UnitForm{"au/ml", "[arb'U]/mL"},
    UnitForm{"coi", "{COI}"},
    UnitForm{"c.o.i", "{COI}"},
    UnitForm{"c.o.i.", "{COI}"},
    UnitForm{"s/co", "{S_CO_ratio}"},
    UnitForm{"ml/min/1.73m2", "mL/min/{1.73_m2}"},
    UnitForm{"ml/分/1.73m2", "mL/min/{1.73_m2}"},
    UnitForm{"ml/min", "mL/min"},
    UnitForm{"mosm/kg", "mosm/kg"},
    UnitForm{"g/day", "g/d"},
    UnitForm{"g/日", "g/d"},
    UnitForm{"mg/day", "mg/d"},
    UnitForm{"mg/日", "mg/d"},
    UnitForm{"kg/m2", "kg/m2"},
    UnitForm{"kg/m^2", "kg/m2"},
    UnitForm{"kg/㎡", "kg/m2"},
    UnitForm{"mg/gcr", "mg/g{creat}"},
    UnitForm{"mg/g・cr", "mg/g{creat}"},
    UnitForm{"g/gcr", "g/g{creat}"},
    UnitForm{"g/g・cr", "g/g{creat}"},
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

}  // namespace

std::optional<std::string_view> ucum_of(std::string_view unit) {
    std::string written = facts::without_spaces(facts::to_half_width(unit));
    for (char& c : written) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    replace_all(written, "µ", "u");  // U+00B5
    replace_all(written, "μ", "u");  // U+03BC
    replace_all(written, "×", "x");
    replace_all(written, "･", "・");
    for (const UnitForm& form : kUnits)
        if (form.written == written) return form.ucum;
    return std::nullopt;
}

}  // namespace kakehashi::mappers
