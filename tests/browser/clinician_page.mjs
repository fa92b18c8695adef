// The clinician's page in headless Chromium, against a running region. Run by page_test.py.
//
//   node clinician_page.mjs <playwright-core folder> <what.json> <folder for screenshots>
//
// what.json: { url, user, passcode, person: { insured, kanji, kana, birthDate }, stopped: { insured }, names: [],
//              trend: a laboratory item that several hospitals have measured }
import { strict as assert } from "node:assert";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const [playwrightFolder, whatFile, screenshots] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)(playwrightFolder);
const what = JSON.parse(await readFile(whatFile, "utf8"));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb"],
});
const problems = [];
let steps = 0;

function done(step) {
  steps += 1;
  console.log(`  ok  ${step}`);
}

async function openPage(viewport) {
  const context = await browser.newContext({ viewport, ignoreHTTPSErrors: true, locale: "ja-JP", timezoneId: "Asia/Tokyo" });
  const page = await context.newPage();
  page.on("console", (message) => {
    // A refused sign-in is a 401, which Chromium itself writes to the console.
    if (message.type() === "error" && !message.text().includes("401")) problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`page: ${error}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== new URL(what.url).origin && url.protocol !== "data:") problems.push(`asked elsewhere: ${url.origin}`);
    if (what.names.some((name) => decodeURIComponent(request.url()).includes(name))) problems.push("a URL names the patient");
  });
  await page.goto(`${what.url}/`);
  return page;
}

async function signIn(page, passcode) {
  await page.getByLabel("利用者ID").fill(what.user);
  await page.getByLabel("パスコード").fill(passcode);
  await page.getByRole("button", { name: "ログイン" }).click();
}

async function search(page, label, text) {
  for (const other of ["被保険者番号", "氏名"]) await page.getByLabel(other).fill("");
  await page.getByLabel(label).fill(text);
  await page.getByRole("button", { name: "検索", exact: true }).click();
}

async function noPatient(page) {
  await page.getByText("該当する患者情報はありません。").waitFor();
}

async function openPatient(page) {
  await search(page, "氏名", what.person.kana);
  await page.getByRole("button", { name: `開く ${what.person.kanji}` }).first().click();
  // Every hospital has answered: nothing is still being waited for.
  await page.getByRole("list", { name: "医療機関" }).getByText("回答あり").nth(2).waitFor();
}

function section(page, name) {
  return page.getByRole("region", { name, exact: true });
}

async function walkThroughSections(page) {
  for (const [tab, name] of [
    ["傷病名", "傷病名"], ["処方", "処方"], ["バイタルサイン", "バイタルサイン"], ["感染症", "感染症"], ["画像", "画像"],
    ["文書", "文書"], ["受診・入院", "受診・入院"], ["時系列", "時系列"], ["検査", "検査"],
  ]) {
    await page.getByRole("tab", { name: tab, exact: true }).click();
    const body = section(page, name);
    await body.waitFor();
    assert.match(await body.innerText(), /病院|クリニック/, `${name}: each item names its hospital`);
    assert.doesNotMatch(await body.innerText(), /undefined|NaN|\[object/, name);
  }
}

async function allergiesStandFirst(page) {
  const allergy = await section(page, "薬剤アレルギー・禁忌").boundingBox();
  for (const name of ["傷病名", "処方", "感染症"]) {
    const other = await section(page, name).boundingBox();
    assert.ok(allergy.y < other.y, `allergies stand above ${name}`);
  }
  assert.ok(allergy.y < 900, "allergies are seen without scrolling");
}

async function openTrend(page) {
  await page.getByRole("tab", { name: "検査", exact: true }).click();
  await page.getByRole("button", { name: `推移グラフ ${what.trend}` }).first().click();
  const chart = page.getByRole("dialog").getByRole("img", { name: what.trend });
  await chart.locator("circle").nth(2).waitFor();
  assert.ok((await chart.locator("circle").count()) >= 3, "the chart has its points");
  assert.ok((await chart.boundingBox()).height > 150, "the chart is visible");
  const hospitals = await chart.locator("figcaption").innerText();
  assert.ok(new Set(hospitals.match(/· \S+/g)).size >= 2, "the trend goes over several hospitals");
}

async function fitsTheWidth(page, width) {
  const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(scrollWidth <= width, `nothing stands outside the page (${scrollWidth} > ${width})`);
}

async function journey(viewport) {
  const name = `${viewport.width}`;
  const page = await openPage(viewport);
  await signIn(page, "wrong");
  await page.getByRole("alert").getByText("利用者IDまたはパスコードが違います。").waitFor();
  await signIn(page, what.passcode);
  await page.getByRole("heading", { name: "患者を探す" }).waitFor();
  done(`${name}: a wrong passcode is refused, the right one signs in`);

  await search(page, "被保険者番号", what.stopped.insured);
  await noPatient(page);
  await search(page, "被保険者番号", "00139998:0000:00000:00");
  await noPatient(page);
  done(`${name}: who asked to stop looks like nobody`);

  await search(page, "被保険者番号", what.person.insured);
  await page.getByRole("button", { name: `開く ${what.person.kanji}` }).waitFor();
  await openPatient(page);
  done(`${name}: found by insured number and by kana; three hospitals answer`);

  await allergiesStandFirst(page);
  await fitsTheWidth(page, viewport.width);
  await page.screenshot({ path: `${screenshots}/clinician-${name}.png`, fullPage: viewport.width < 600 });
  await walkThroughSections(page);
  await page.screenshot({ path: `${screenshots}/clinician-laboratory-${name}.png` });
  await fitsTheWidth(page, viewport.width);
  done(`${name}: allergies stand first; every section has items, each with its hospital`);

  await openTrend(page);
  await page.waitForTimeout(400);  // the dialog has faded in: the picture is for people
  await page.screenshot({ path: `${screenshots}/clinician-trend-${name}.png` });
  await page.keyboard.press("Escape");
  done(`${name}: the trend chart shows several hospitals`);

  assert.ok(!what.names.some((one) => page.url().includes(one)), "no patient data in the URL");
  const title = await page.title();
  assert.ok(!what.names.some((one) => title.includes(one)), "no patient data in the title");
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0, "nothing stays in the browser");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("tab", { name: "Laboratory" }).waitFor();
  done(`${name}: nothing of the patient in URL, title or storage; English on a click`);

  await page.reload();
  await page.getByRole("button", { name: /ログアウト|Sign out/ }).click();
  await page.getByRole("button", { name: /^(ログイン|Sign in)$/ }).waitFor();
  done(`${name}: signed out`);
  await page.context().close();
}

try {
  await journey({ width: 1280, height: 900 });
  await journey({ width: 390, height: 844 });
  assert.deepEqual(problems, [], "no errors in the console, no request elsewhere");
  console.log(`${steps} steps, no errors in the console, nothing asked elsewhere`);
} finally {
  await browser.close();
}
