import { CartesianGrid, Line, LineChart, ReferenceArea, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";

import { day, type Item, quantity, when } from "./fhir";
import { hospitalColor } from "./SourceChip";

interface Point { time: number; value: number; shown: string; hospital: string; color: string }

/** One item over all hospitals on a time axis. The dot's colour is its hospital's; the range of the last result is shaded. */
export function LabTrend({ name, items }: { name: string; items: Item[] }) {
  const points = items.flatMap(pointOf).sort((a, b) => a.time - b.time);
  const newest = items.find((i) => i.resource.referenceRange?.[0]?.low?.value)?.resource.referenceRange?.[0];
  const low = Number(newest?.low?.value ?? Number.NaN);
  const high = Number(newest?.high?.value ?? Number.NaN);
  const shaded = Number.isNaN(low) || Number.isNaN(high) ? [] : [low, high];
  const values = [...points.map((p) => p.value), ...shaded];
  const [bottom, top] = [Math.min(...values), Math.max(...values)];
  const margin = (top - bottom || Math.abs(top) || 1) * 0.08;
  return (
    <figure className="trend" aria-label={name} role="img">
      <ResponsiveContainer width="100%" height={280}>
        <LineChart data={points} margin={{ top: 12, right: 24, bottom: 4, left: 0 }}>
          <CartesianGrid strokeDasharray="3 3" stroke="var(--gray-5)" />
          <XAxis dataKey="time" type="number" domain={["dataMin", "dataMax"]} scale="time" tickFormatter={dayOf} tick={{ fill: "var(--gray-11)", fontSize: 12 }} />
          <YAxis domain={[bottom - margin, top + margin]} tickFormatter={axisNumber} width={56} tick={{ fill: "var(--gray-11)", fontSize: 12 }} />
          {shaded.length > 0 ? <ReferenceArea y1={low} y2={high} fill="var(--green-5)" fillOpacity={0.5} /> : null}
          <Tooltip content={<PointLabel />} />
          <Line dataKey="value" stroke="var(--gray-9)" isAnimationActive={false} dot={<Dot />} />
        </LineChart>
      </ResponsiveContainer>
      <figcaption className="trend-caption">
        {points.map((p) => <span key={`${p.time}${p.hospital}`}>{dayOf(p.time)} {p.shown} · {p.hospital}</span>)}
      </figcaption>
    </figure>
  );
}

function pointOf(item: Item): Point[] {
  const value = Number(item.resource.valueQuantity?.value ?? Number.NaN);
  const time = Date.parse(when(item.resource));
  if (Number.isNaN(value) || Number.isNaN(time)) return [];
  return [{ time, value, shown: quantity(item.resource.valueQuantity), hospital: item.hospital.name, color: `var(--${hospitalColor(item.hospital.number)}-9)` }];
}

/** Axis labels only: results themselves are shown as they were written. */
function axisNumber(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function dayOf(time: number): string {
  return day(new Date(time + 9 * 3600_000).toISOString());
}

function Dot(props: { cx?: number; cy?: number; payload?: Point }) {
  return <circle cx={props.cx} cy={props.cy} r={5} fill={props.payload?.color} stroke="var(--color-background)" />;
}

function PointLabel(props: { payload?: { payload: Point }[] }) {
  const point = props.payload?.[0]?.payload;
  return point ? <div className="trend-label">{dayOf(point.time)}<br /><strong>{point.shown}</strong><br />{point.hospital}</div> : null;
}
