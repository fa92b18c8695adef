#pragma once

#include "kakehashi/fhir/issue.hpp"

/// What the rules of the service say: the id of the message is the name of the rule. Sections are those of jp-clins.md.
namespace kakehashi::profiles::service_messages {

using fhir::Message;

// 16, size
inline constexpr Message kSize{
    .id = "clins-size",
    .en = "The file has {} bytes; a sending has at most {}. Make its attachments smaller; a report unit is not split.",
    .ja =
        "ファイルが{}バイトあります。1回の送信は{}バイトまでです。添付を小さくしてください(報告単位は分割できません)"
        "。"};

// 2.1
inline constexpr Message kOneType{
    .id = "clins-one-type",
    .en =
        "{} stands in a Bundle whose tag says {}: one Bundle has the Patient and resources of one type. Send it in a "
        "Bundle of its own.",
    .ja =
        "{}が、タグが{}のBundleにあります。1つのBundleに入れられるのは、Patientと1種類のリソースだけです。別の"
        "Bundleで送ってください。"};
// 1, 9; 17.7
inline constexpr Message kPrescription{
    .id = "clins-prescription",
    .en =
        "A MedicationRequest is not sent in a Bundle of information, though the profile has a slice for it: "
        "prescriptions reach the service inside referrals and discharge summaries only. Take it out.",
    .ja =
        "MedicationRequestは、プロファイルにスライスがあっても5情報のBundleでは送れません。処方は診療情報提供書と"
        "退院時サマリーの中でだけ送れます。取り除いてください。"};
// 2.1
inline constexpr Message kFullUrl{.id = "clins-full-url",
                                  .en = "The fullUrl begins with '{}'; the service wants urn:uuid: and a UUID.",
                                  .ja = "fullUrlが「{}」で始まっています。urn:uuid:とUUIDで書いてください。"};
inline constexpr Message kEntryReference{
    .id = "clins-entry-reference",
    .en =
        "This reference is none to the Patient's fullUrl, to a contained resource, or from hasMember to an "
        "Observation of the Bundle. Write the resource into contained and refer to it by #id.",
    .ja =
        "PatientのfullUrl、containedのリソース、hasMemberからのBundle内のObservationのどれへの参照でもありません。"
        "リソースをcontainedに入れ、#idで参照してください。"};
inline constexpr Message kLogicalReference{
    .id = "clins-logical-reference",
    .en = "A reference by identifier is not used here. Write the resource into contained and refer to it by #id.",
    .ja = "identifierによる参照は使えません。リソースをcontainedに入れ、#idで参照してください。"};
inline constexpr Message kSubject{
    .id = "clins-subject",
    .en =
        "The {} has neither reference nor identifier, so nothing says whose record this is: a display is for people to "
        "read. Refer to the Patient by the fullUrl of its entry.",
    .ja =
        "{}にreferenceもidentifierもなく、誰の記録か分かりません(displayは人が読むためのものです)"
        "。Patientのエントリーの"
        "fullUrlで参照してください。"};
inline constexpr Message kMilliseconds{.id = "clins-last-updated",
                                       .en = "The time has no milliseconds. Write it as 2024-04-01T09:00:00.000+09:00.",
                                       .ja = "ミリ秒がありません。2024-04-01T09:00:00.000+09:00の形で書いてください。"};

// 2.2
inline constexpr Message kOneOrder{
    .id = "clins-report-unit",
    .en =
        "This result is of another order than the first one: one Bundle has the results of one report. Send each "
        "report in a Bundle with its own Bundle-ID.",
    .ja =
        "先頭の結果とは別のオーダーの結果です。1つのBundleは1報告単位です。報告ごとに、別のBundle-IDのBundleで"
        "送ってください。"};
inline constexpr Message kEnded{
    .id = "clins-ended",
    .en = "It ended more than {} years ago: the list has what is open or ended since. Leave it out.",
    .ja =
        "終了から{}年を過ぎています。一覧に入れるのは、継続中のものと、それ以降に終了したものだけです。除いてくだ"
        "さい。"};
// 3, tags
inline constexpr Message kRetention{
    .id = "clins-retention",
    .en = "All {} resources have the tag LTS: long-term retention is a doctor's decision for each, not a default.",
    .ja = "{}件すべてにLTSタグがあります。長期保存は医師が個々に判断するもので、既定値ではありません。"};
inline constexpr Message kTagPlace{
    .id = "clins-tag-place",
    .en =
        "The tag '{}' means nothing on {}, and nobody would follow it. LTS stands on Condition, AllergyIntolerance, "
        "Observation and MedicationRequest of the Bundle, UNINFORMED and UNDELIVERED on Condition.",
    .ja =
        "タグ「{}」は{}では意味を持たず、守られません。LTSはCondition、AllergyIntolerance、Observation、"
        "MedicationRequestに、UNINFORMEDとUNDELIVEREDはConditionにつけてください。"};
// 3, meta.profile
inline constexpr Message kVersion{
    .id = "clins-profile-version",
    .en = "The guide demands the version of the profile behind '|' (|1 in JP-CLINS 1.5.2). The service takes both.",
    .ja = "ガイド本文は「|」以降の版を必須としています(JP-CLINS 1.5.2では|1)。サービスはどちらも受け付けます。"};
// 17.6
inline constexpr Message kMisprint{
    .id = "clins-guide-misprint",
    .en = "'{}' is a misprint of the guide's tables; the package and the service have '{}'.",
    .ja = "「{}」はガイドの表の誤植です。パッケージとサービスでは「{}」です。"};

inline constexpr Message kClinicalStatusUnknown{
    .id = "clins-guide-misprint",
    .en =
        "The guide's table has 'unknown', but no value set of clinicalStatus has it. Write active, recurrence, "
        "relapse, "
        "inactive, remission or resolved, whichever the record says.",
    .ja =
        "ガイドの表にある「unknown」は、clinicalStatusの値セットにありません。active、recurrence、relapse、inactive、"
        "remission、resolvedのうち、診療録のとおりのものを書いてください。"};

// 2.3
inline constexpr Message kBundleId{
    .id = "clins-bundle-id",
    .en =
        "The value has the form {}. A Bundle-ID is institution number (10 digits) ^ year ^ 1 to 36 letters, digits "
        "and hyphens: 1311234567^2024^REF-0001.",
    .ja =
        "値の形が{}です。Bundle-IDは、医療機関番号10桁^西暦4桁^英数字とハイフン1〜36文字です"
        "(例: 1311234567^2024^REF-0001)。"};
inline constexpr Message kBundleYear{
    .id = "clins-bundle-year",
    .en = "The Bundle-ID is of {}, and the Bundle of {}: the year is the one of the first sending.",
    .ja = "Bundle-IDの年が{}で、Bundleは{}年のものです。最初に送った年を書いてください。"};
inline constexpr Message kInstitution{
    .id = "clins-institution",
    .en = "The institution number is not the one that the Bundle-ID begins with. A Bundle is of one institution.",
    .ja = "医療機関番号が、Bundle-IDの先頭の番号と異なります。1つのBundleは1つの医療機関のものです。"};
// 3, identifier
inline constexpr Message kIdentifierTwice{
    .id = "clins-identifier-twice",
    .en =
        "An earlier {} of the Bundle has the same identifier: it is unique within the institution, so the service "
        "would take both for one.",
    .ja = "Bundle内の先行する{}とidentifierが同じです。医療機関内で一意の値です。同じ値では1件とみなされます。"};
// 4, identifiers
inline constexpr Message kInstitutionNumberForm{
    .id = "clins-institution-number",
    .en =
        "The value has the form {}; this system has 10 digits: prefecture (2), category (1), institution (7). The 7 "
        "digits alone stand in the extension JP_Organization_InsuranceOrganizationNo.",
    .ja =
        "値の形が{}です。このsystemの番号は、都道府県2桁、点数表1桁、医療機関7桁の計10桁です。7桁だけの番号は拡張"
        "JP_Organization_InsuranceOrganizationNoに書きます。"};
// 4; 17.3
inline constexpr Message kPatientNumber{
    .id = "clins-patient-number",
    .en = "The patient number is of another institution than the Bundle. Send the sending institution's number only.",
    .ja = "患者番号が、Bundleの医療機関とは別の医療機関のものです。送信する医療機関の患者番号だけにしてください。"};

// 4, insured-person identifier
inline constexpr Message kInsuredWidth{
    .id = "clins-insured-person",
    .en =
        "The form is {}. Symbol and number are each of half-width letters and digits only, or all full-width when "
        "there is kana, kanji or a sign; no spaces.",
    .ja =
        "値の形が{}です。記号と番号は、それぞれ半角英数字だけか、かな・漢字・記号を含むときはすべて全角で、空白なし"
        "で書いてください。"};
inline constexpr Message kInsuredElderly{
    .id = "clins-insured-elderly",
    .en = "The form is {}. Insurers that begin with 39 (medical care for the elderly) have no symbol: leave it empty.",
    .ja = "値の形が{}です。後期高齢者医療(39で始まる保険者番号)に記号はありません。空にしてください。"};
inline constexpr Message kInsuredEmpty{.id = "clins-insured-empty",
                                       .en = "The form is {}: neither symbol nor number says who is insured.",
                                       .ja = "値の形が{}で、記号も番号もありません。"};
inline constexpr Message kPublicPayer{
    .id = "clins-public-assistance",
    .en =
        "The form is {}. It is payer number (8 digits)::recipient number (7 digits): with both last parts as written.",
    .ja = "値の形が{}です。公費負担者番号8桁::受給者番号7桁: の形(最後のコロンまで)で書いてください。"};

// 3, 5 to 9, 16
inline constexpr Message kNeed{
    .id = "clins-element-missing",
    .en = "The service wants what the profile leaves open, whenever the data exist; missing: {}.",
    .ja = "プロファイルでは任意でも、データがあればサービスでは必須です。ないもの: {}。"};
inline constexpr Message kAddress{.id = "clins-address",
                                  .en = "The guide wants city and state besides the text of the address.",
                                  .ja = "ガイドは住所のtextのほかに、cityとstateも求めています。"};
inline constexpr Message kEncounterStatus{.id = "clins-encounter",
                                          .en = "The status is '{}'; a contained Encounter has 'finished'.",
                                          .ja = "statusが「{}」です。contained Encounterでは「finished」にします。"};
inline constexpr Message kEncounterClass{
    .id = "clins-encounter",
    .en = "The class of a contained Encounter needs its display, 外来 or 入院 for instance.",
    .ja = "contained Encounterのclassには、表示名(外来、入院など)が必要です。"};

// 4, 14
inline constexpr Message kCodeForm{
    .id = "clins-code-form",
    .en = "The code has the form {}; it has {} capital letters and digits in the code system {}.",
    .ja = "コードの形が{}です。英大文字と数字{}文字で書きます(コードシステム{})。"};
inline constexpr Message kCodeOfDigits{.id = "clins-code-form",
                                       .en = "The code has the form {}; it has {} digits in the code system {}.",
                                       .ja = "コードの形が{}です。数字{}桁で書きます(コードシステム{})。"};
inline constexpr Message kDummy{
    .id = "clins-dummy-code",
    .en = "Code and display do not go together: {} is displayed as {}, and nothing else is.",
    .ja = "コードと表示名が合いません。{}の表示名は「{}」で、ほかのコードには使えません。"};
// 4; 17.14
inline constexpr Message kSign{
    .id = "clins-qualitative-display",
    .en =
        "Code and display contradict each other: {} means {} in this system (jp-clins prints code 1 of "
        "urn:oid:1.2.392.200119.6.2102 as +, wrongly). Look at the result, then correct the one that is wrong.",
    .ja =
        "コードと表示名が逆の意味です。このコードシステムの{}は「{}」です(jp-clinsはurn:oid:1.2.392.200119.6.2102の"
        "コード1を誤って「+」としています)。元の結果を確かめて直してください。"};
// 17.10
inline constexpr Message kGlucose{
    .id = "clins-glucose",
    .en =
        "The code (…1299…) is one of casual glucose, the display one of fasting glucose. Choose the code by what was "
        "measured (fasting: …1300…), not by the profile's slice 'fbs', which is bound to the wrong codes.",
    .ja =
        "コード(…1299…)は随時血糖、表示名は空腹時血糖です。スライス「fbs」は誤って随時のコードに結び付いています。"
        "測定した内容に合うコード(空腹時は…1300…)を選んでください。"};

// 6
inline constexpr Message kConditionCategory{.id = "clins-condition-category",
                                            .en = "For the service the category is encounter-diagnosis.",
                                            .ja = "サービスに送る傷病名のcategoryはencounter-diagnosisです。"};
inline constexpr Message kSuspectedStatus{
    .id = "clins-suspected",
    .en = "A suspected disease (の疑い) is 'unconfirmed', not 'confirmed'.",
    .ja = "疑い病名(の疑い)のverificationStatusは、confirmedではなくunconfirmedです。"};

// 7
inline constexpr Message kAllergenCode{
    .id = "clins-allergen-code",
    .en =
        "The code has the form {}. In this system it begins with {}, and the core code follows (YJ 12 characters, "
        "J-FAGY 9, dummy 000000000); other meta codes are not used for the service.",
    .ja =
        "コードの形が{}です。このコードシステムでは{}で始め、コアコード(YJは12文字、J-FAGYは9文字、ダミーは"
        "000000000)を続けます。ほかのメタコードはサービスでは使いません。"};
inline constexpr Message kAllergenSystem{
    .id = "clins-allergen-system",
    .en =
        "None of the codings has a code system of the guide: the service cannot read what the allergy is to. One has "
        "JP_JfagyMedicationAllergen_CS (of YCM or GCM), JP_JfagyFoodAllergen_CS or "
        "JP_JfagyNonFoodNonMedicationAllergen_CS; what has no code there has the dummy (D9M, D9F or D9N and "
        "000000000). A hospital's own code may stand beside it.",
    .ja =
        "ガイドのコードシステムのcodingがなく、サービスはアレルゲンを読み取れません。"
        "JP_JfagyMedicationAllergen_CS(YCMまたはGCM)、JP_JfagyFoodAllergen_CS、"
        "JP_JfagyNonFoodNonMedicationAllergen_CSのどれかのcodingを1つ以上書いてください。コードがないものには"
        "ダミーコード(D9M、D9F、D9Nのどれかに000000000)を使います。院内コードは併記できます。"};
inline constexpr Message kAllergenSystemNear{.id = "clins-allergen-system",
                                             .en = "JP-CLINS does not know this code system. Did you mean {}?",
                                             .ja = "JP-CLINSにないコードシステムです。{}ではありませんか。"};
inline constexpr Message kAllergyCategory{
    .id = "clins-allergy-category",
    .en =
        "The code ({}) is one of the category '{}', which is not there: the category alone decides whether it is "
        "listed as a drug allergy.",
    .ja = "コード({})に対応するcategory「{}」がありません。薬剤アレルギーかどうかはcategoryだけで決まります。"};
inline constexpr Message kBiologic{.id = "clins-allergy-biologic",
                                   .en = "The category 'biologic' is not used for the service.",
                                   .ja = "category「biologic」はサービスでは使いません。"};

// 3, 8
inline constexpr Message kLabText{
    .id = "clins-lab-text",
    .en =
        "The text has the form {}: half-width kana (ｱ), full-width spaces (□) and control characters are not allowed.",
    .ja = "文字列の形が{}です。半角カナ(ｱ)、全角空白(□)、制御文字は使えません。"};
inline constexpr Message kLabWidth{.id = "clins-lab-width",
                                   .en = "The text has the form {}: letters, digits and signs are half-width.",
                                   .ja = "文字列の形が{}です。英字、数字、記号は半角で書きます。"};
inline constexpr Message kLocalMissing{
    .id = "clins-lab-local-code",
    .en = "The coding of the local item (JP_CLINS_ObsLabResult_LocalCode_CS) is missing; it always stands here.",
    .ja = "ローカルコード(JP_CLINS_ObsLabResult_LocalCode_CS)のcodingがありません。必ず書きます。"};
inline constexpr Message kLocalCode{.id = "clins-lab-local-code",
                                    .en = "The local code has the form {}; it has letters, digits, '-' and '_' only.",
                                    .ja = "ローカルコードの形が{}です。半角の英数字、「-」、「_」だけで書きます。"};
inline constexpr Message kLocalDisplay{.id = "clins-lab-local-display",
                                       .en = "The display of the local item has a space; '_' parts the specimen.",
                                       .ja = "ローカル項目名に空白があります。材料は「_」で区切ります。"};
inline constexpr Message kLabTextMissing{.id = "clins-lab-code-text",
                                         .en = "code.text is missing: it repeats the display of the local item.",
                                         .ja = "code.textがありません。ローカル項目名と同じ文字列を書きます。"};
inline constexpr Message kLabTextDiffers{
    .id = "clins-lab-code-text",
    .en = "code.text differs from the display of the local item, which it repeats.",
    .ja = "code.textがローカル項目名と異なります。同じ文字列を書きます。"};
inline constexpr Message kLabListed{
    .id = "clins-lab-item",
    .en = "The code is one of the service's 43 laboratory and 5 infection items: give it as a coding of {}.",
    .ja = "コードは臨床検査43項目・感染症5項目のものです。{}のcodingとして記述してください。"};
inline constexpr Message kLabCode{
    .id = "clins-lab-code",
    .en =
        "There is no coding that tells a laboratory result from an infection: add one of CoreLabo or InfectionLabo, "
        "else JLAC10, else the one for items without a code (17 nines).",
    .ja =
        "検査と感染症を見分けるcodingがありません。CoreLaboかInfectionLabo、なければJLAC10、それもなければ未標準化"
        "コード(9を17桁)を書いてください。"};
inline constexpr Message kUnit{.id = "clins-lab-unit",
                               .en = "The quantity has no unit, which the service wants with every value.",
                               .ja = "数値に単位(unit)がありません。サービスでは必須です。"};
inline constexpr Message kRange{.id = "clins-lab-range",
                                .en = "No referenceRange: the service asks for it whenever possible.",
                                .ja = "referenceRangeがありません。サービスはできるだけ付けるよう求めています。"};
inline constexpr Message kValueMissing{.id = "clins-lab-value",
                                       .en = "The result has neither a value nor a dataAbsentReason that says why.",
                                       .ja = "結果値がなく、その理由(dataAbsentReason)もありません。"};
inline constexpr Message kPanelValue{.id = "clins-lab-panel",
                                     .en = "What has members (hasMember) has no value of its own.",
                                     .ja = "hasMemberを持つ項目は、値を持ちません。"};

// 9
inline constexpr Message kAuthoredOn{
    .id = "clins-authored-on",
    .en = "The form is {}: a prescription says when it was issued to the second, with the offset.",
    .ja = "値の形が{}です。処方の発行日時は、秒と時差(+09:00)まで書きます。"};

inline constexpr Message kDrugUnit{
    .id = "clins-drug-unit",
    .en =
        "The unit of a drug's amount is a code of MERIT-9 ({}), TAB for 錠 or ML for mL for instance, and none of {}.",
    .ja = "薬剤の量の単位はMERIT-9({})のコードで書きます(錠はTAB、mLはMLなど)。{}のコードは使いません。"};

// 11, 16
inline constexpr Message kAddressee{
    .id = "clins-referral-addressee",
    .en = "The referral is addressed (section 910) to the institution that writes it (section 920).",
    .ja = "紹介先(セクション910)が、紹介元(セクション920)と同じ医療機関です。"};
inline constexpr Message kSignature{.id = "clins-signature",
                                    .en = "This kind of document is not signed; only a referral may be.",
                                    .ja = "この文書に電子署名はつけません。つけられるのは診療情報提供書だけです。"};

}  // namespace kakehashi::profiles::service_messages
