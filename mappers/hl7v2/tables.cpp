#include "hl7v2/tables.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kakehashi::mappers::hl7v2 {
namespace {

using Row = std::pair<std::string_view, std::string_view>;

// Source: HL7 v2.5 chapter 3, tables 0063 and 0131; v2-to-FHIR, table 0203
constexpr std::array<Row, 3> kTables{
    Row{"0063",
        " SEL SPO DOM CHD GCH NCH SCH FCH DEP WRD PAR MTH FTH CGV GRD GRP EXF SIB BRO SIS FND OAD EME EMR ASC EMC "
        "OWN TRA MGR NON UNK OTH "},
    Row{"0131", " BP CP EP PR E C F I N S O U "},
    Row{"0203",
        " AM AMA AN ANC ANON ANT APRN BA BC BR BRN CC CY DDS DEA DFN DL DN DO DP DPM DR DS EI EN ESN FI GI GN HC JHN "
        "LN LR MA MB MC MCD MCN MCR MD MI MR MRT MS NE NH NI NII NP NPI OD PA PC PCN PE PEN PI PN PNT PPIN PPN "
        "PRC PRN PT QA RI RN RPH RR RRI SL SN SR SS TAX U UPIN USID VN VS WC WCN WP XX "}};

// RULING: 0002 A (separated) says less than v3 L (legally separated), and 0002 U is unknown where v3 U is unmarried:
// only what is the same on both sides is taken over. Test: MaritalStatus.OnlyWhatIsTheSameIsCoded
constexpr std::array<Row, 10> kMaritalStatus{Row{"D", "D"}, Row{"M", "M"}, Row{"S", "S"}, Row{"W", "W"}, Row{"C", "C"},
                                             Row{"I", "I"}, Row{"N", "A"}, Row{"E", "L"}, Row{"P", "T"}, Row{"B", "U"}};

// Source: HL7 v2.5 chapter 9, table 0270
constexpr std::array<Row, 14> kDocumentTypes{Row{"AR", "Autopsy report"},
                                             Row{"CD", "Cardiodiagnostics"},
                                             Row{"CN", "Consultation"},
                                             Row{"DI", "Diagnostic imaging"},
                                             Row{"DS", "Discharge summary"},
                                             Row{"ED", "Emergency department report"},
                                             Row{"HP", "History and physical examination"},
                                             Row{"OP", "Operative report"},
                                             Row{"PC", "Psychiatric consultation"},
                                             Row{"PH", "Psychiatric history and physical examination"},
                                             Row{"PN", "Procedure note"},
                                             Row{"PR", "Progress note"},
                                             Row{"SP", "Surgical pathology"},
                                             Row{"TS", "Transfer summary"}};

constexpr std::array<Row, 24> kLanguages{
    Row{"ja", "ja"},  Row{"jpn", "ja"}, Row{"JPN", "ja"}, Row{"en", "en"},  Row{"eng", "en"}, Row{"zh", "zh"},
    Row{"zho", "zh"}, Row{"chi", "zh"}, Row{"ko", "ko"},  Row{"kor", "ko"}, Row{"pt", "pt"},  Row{"por", "pt"},
    Row{"es", "es"},  Row{"spa", "es"}, Row{"vi", "vi"},  Row{"vie", "vi"}, Row{"tl", "tl"},  Row{"tgl", "tl"},
    Row{"ar", "ar"},  Row{"ara", "ar"}, Row{"fr", "fr"},  Row{"fra", "fr"}, Row{"de", "de"},  Row{"deu", "de"}};

template <class Table>
std::string_view look_up(const Table& table, std::string_view key) {
    const auto* const row = std::find_if(table.begin(), table.end(), [key](const Row& r) { return r.first == key; });
    return row == table.end() ? std::string_view() : row->second;
}

}  // namespace

bool is_in_table(std::string_view table, std::string_view code) {
    if (code.empty() || code.find(' ') != std::string_view::npos) return false;
    std::string_view codes = look_up(kTables, table);
    while (!codes.empty()) {
        const auto end = std::min(codes.find(' '), codes.size());
        if (codes.substr(0, end) == code) return true;
        codes.remove_prefix(std::min(end + 1, codes.size()));
    }
    return false;
}

std::string_view marital_status_of(std::string_view code) { return look_up(kMaritalStatus, code); }

std::string_view document_type_of(std::string_view code) { return look_up(kDocumentTypes, code); }

std::string_view language_of(std::string_view code) { return look_up(kLanguages, code); }

}  // namespace kakehashi::mappers::hl7v2
