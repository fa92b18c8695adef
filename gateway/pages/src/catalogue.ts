import { createContext, useContext } from "react";

/** Every sentence that people see, in both languages. Keys say what the sentence is for. */
const catalogue = {
  title: ["架け橋", "Kakehashi"],
  subtitle: ["すべての病院の記録を、ひとつに", "One patient, all hospitals"],
  switchLanguage: ["English", "日本語"],
  signIn: ["ログイン", "Sign in"],
  signOut: ["ログアウト", "Sign out"],
  userName: ["利用者ID", "User ID"],
  passcode: ["パスコード", "Passcode"],
  signInFailed: ["利用者IDまたはパスコードが違います。", "The user ID or the passcode is wrong."],
  findPatient: ["患者を探す", "Find a patient"],
  insuredNumber: ["被保険者番号(保険者番号:記号:番号:枝番)", "Insured-person number (insurer:symbol:number:branch)"],
  nameAndBirth: ["氏名(カナ・漢字)", "Name (kana or kanji)"],
  birthDateOptional: ["生年月日(任意)", "Birth date (optional)"],
  patientNumber: ["当院の患者番号", "This hospital's patient number"],
  search: ["検索", "Search"],
  searching: ["検索しています", "Searching"],
  searchHint: ["被保険者番号、氏名、当院の患者番号のいずれかを入力してください。", "Give an insured-person number, a name, or this hospital's patient number."],
  noPatient: ["該当する患者情報はありません。", "No information available."],
  tooMany: ["該当者が多すぎます。生年月日を加えてください。", "Too many hits. Add the birth date."],
  open: ["開く", "Open"],
  back: ["検索に戻る", "Back to search"],
  failed: ["処理できませんでした。もう一度お試しください。", "That did not work. Please try again."],
  sessionEnded: ["ログインの有効時間が過ぎました。", "Your session has ended."],
  years: ["歳", "years"],
  male: ["男性", "male"],
  female: ["女性", "female"],
  other: ["その他", "other"],
  unknown: ["不明", "unknown"],
  insuredTail: ["被保険者番号 末尾", "insured no. ending"],
  identitySure: ["本人確認: 被保険者番号・生年月日・性別・カナ氏名が一致", "Identity: number, birth date, sex and kana name agree"],
  identityLocal: ["本人確認: 当院の記録のみ", "Identity: this hospital's record only"],
  hospitals: ["医療機関", "Hospitals"],
  asked: ["照会中", "asked"],
  answered: ["回答あり", "answered"],
  nothing: ["情報なし", "no information"],
  noAnswer: ["応答なし", "did not answer"],
  summary: ["要約", "Summary"],
  timeline: ["時系列", "Timeline"],
  allergies: ["アレルギー", "Allergies"],
  drugAllergies: ["薬剤アレルギー・禁忌", "Drug allergies and contraindications"],
  otherAllergies: ["その他のアレルギー", "Other allergies"],
  diagnoses: ["傷病名", "Diagnoses"],
  prescriptions: ["処方", "Prescriptions"],
  laboratory: ["検査", "Laboratory"],
  infections: ["感染症", "Infections"],
  vitalSigns: ["バイタルサイン", "Vital signs"],
  imaging: ["画像", "Imaging"],
  documents: ["文書", "Documents"],
  visits: ["受診・入院", "Visits"],
  noneRecorded: ["記録なし", "None recorded"],
  waiting: ["回答を待っています", "Waiting for answers"],
  incomplete: ["応答のない医療機関があります。この一覧は完全ではありません。", "A hospital did not answer. This list is not complete."],
  uninformed: ["未告知", "patient not told"],
  suspected: ["疑い", "suspected"],
  principal: ["主病名", "principal"],
  since: ["開始", "since"],
  ended: ["終了", "ended"],
  date: ["日付", "Date"],
  item: ["項目", "Item"],
  latest: ["最新値", "Latest"],
  previous: ["前回までの値", "Earlier values"],
  range: ["基準範囲", "Range"],
  trend: ["推移", "Trend"],
  showTrend: ["推移グラフ", "Trend chart"],
  high: ["高", "H"],
  low: ["低", "L"],
  days: ["日分", "days"],
  until: ["まで", "until"],
  series: ["シリーズ", "series"],
  images: ["画像数", "images"],
  showOrigin: ["元データ(FHIR)", "Source (FHIR)"],
  origin: ["出典", "Origin"],
  hospital: ["医療機関", "Hospital"],
  close: ["閉じる", "Close"],
  result: ["結果", "Result"],
  print: ["印刷", "Print"],
  latestVitals: ["最新のバイタル", "Latest vital signs"],
  abnormalResults: ["最近の異常値", "Recent abnormal results"],
} as const;

export type Language = "ja" | "en";
export type Sentence = keyof typeof catalogue;

export const LanguageContext = createContext<Language>("ja");

export function sentence(language: Language, key: Sentence): string {
  return catalogue[key][language === "ja" ? 0 : 1];
}

/** The sentence of a key in the language that the reader chose. */
export function useSentences(): (key: Sentence) => string {
  const language = useContext(LanguageContext);
  return (key) => sentence(language, key);
}
