// Draws every [data-chart]: the page brings figures and words as JSON, the looks are decided here.
// Nothing in the data is ever read as HTML: tooltips are rich text, labels are drawn on the canvas.
(() => {
  "use strict";
  const AGEING = ["#4f86c6", "#7fb069", "#e6c229", "#f19a3e", "#e4572e", "#a01a2c", "#5e1020"];
  const SERIES = ["#2f6db5", "#d9822b", "#3d9a6d", "#8c5fb0", "#c0485b", "#6b7a8d", "#17879c"];
  const GRADES = ["#136c43", "#2e8b57", "#5aa874", "#5b8fb9", "#7a9cc0", "#d8b04a", "#d99a2b", "#d9722b", "#c24a2e", "#93242b"];
  const FORTNIGHT = 14 * 24 * 3600 * 1000;
  const PAPER = 1030;
  const drawn = [];
  let printing = false;

  const token = (name) => {
    const probe = document.createElement("span");
    probe.style.color = "var(--" + name + ")";
    document.body.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  };

  const value = (point) => (point.length ? point[0] : null);
  const words = (point) => (point.length ? point[1] : "--");
  const item = (point, more) => ({ value: value(point), point, ...more });

  const compact = (figure) => {
    const zh = document.documentElement.lang.startsWith("zh");
    const size = Math.abs(figure);
    const steps = zh ? [[1e8, "亿"], [1e4, "万"]] : [[1e9, "bn"], [1e6, "m"], [1e3, "k"]];
    const step = steps.find(([from]) => size >= from);
    return step ? +(figure / step[0]).toFixed(1) + " " + step[1] : String(+figure.toFixed(2));
  };

  const base = (data, colours) => ({
    animation: !printing,
    animationDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 300,
    aria: { enabled: true, label: { description: data.title }, decal: { show: data.series.length > 1 } },
    color: colours.series,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12, color: colours.text },
    legend: { type: "scroll", top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: colours.text } },
    grid: { top: 40, left: 8, right: 16, bottom: 4, containLabel: true },
    tooltip: {
      renderMode: "richText",
      confine: true,
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontSize: 12 },
    },
  });

  const categories = (data, colours) => ({
    type: "category",
    data: data.categories,
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    axisLabel: { color: colours.muted, hideOverlap: true },
  });
  const figures = (colours) => ({
    type: "value",
    axisLabel: { color: colours.muted, formatter: compact },
    splitLine: { lineStyle: { color: colours.line } },
  });
  const axisTooltip = (options) => ({
    ...options.tooltip,
    trigger: "axis",
    axisPointer: { type: "shadow" },
    formatter: (rows) =>
      rows[0].axisValueLabel + "\n" + rows.map((row) => row.seriesName + "  " + words(row.data.point)).join("\n"),
  });

  const bars = (data, colours, stacked) => {
    const options = base(data, colours);
    return {
      ...options,
      color: stacked ? AGEING : colours.series,
      legend: { ...options.legend, show: data.series.length > 1 },
      grid: { ...options.grid, top: data.series.length > 1 ? 40 : 12 },
      tooltip: axisTooltip(options),
      xAxis: categories(data, colours),
      yAxis: figures(colours),
      series: data.series.map((series) => ({
        type: "bar",
        name: series.name,
        stack: stacked ? "all" : undefined,
        barMaxWidth: 48,
        emphasis: { focus: "series" },
        data: series.points.map((point) => item(point)),
      })),
    };
  };

  const lines = (data, colours) => {
    const options = base(data, colours);
    return {
      ...options,
      legend: { ...options.legend, show: data.series.length > 1 },
      grid: { ...options.grid, top: data.series.length > 1 ? 40 : 12, right: 32 },
      tooltip: { ...axisTooltip(options), axisPointer: { type: "line" } },
      xAxis: { ...categories(data, colours), boundaryGap: false },
      yAxis: { ...figures(colours), scale: true },
      series: data.series.map((series, i) => ({
        type: "line",
        name: series.name,
        symbol: ["circle", "rect", "triangle", "diamond"][i % 4],
        symbolSize: 6,
        lineStyle: { type: ["solid", "dashed", "dotted"][i % 3], width: 2 },
        connectNulls: false,
        data: series.points.map((point) => item(point)),
      })),
    };
  };

  const grades = (data, colours) => {
    const options = base(data, colours);
    return {
      ...options,
      aria: { ...options.aria, decal: { show: false } },
      legend: { show: false },
      grid: { ...options.grid, top: 24 },
      tooltip: {
        ...options.tooltip,
        formatter: (hit) =>
          hit.name + "\n" + data.series.map((series) => series.name + "  " + words(series.points[hit.dataIndex])).join("\n"),
      },
      xAxis: { ...categories(data, colours), axisLabel: { color: colours.text, interval: 0 } },
      yAxis: figures(colours),
      series: [{
        type: "bar",
        barMaxWidth: 48,
        label: { show: true, position: "top", color: colours.text, formatter: (hit) => words(hit.data.point) },
        data: data.series[0].points.map((point, i) => item(point, { itemStyle: { color: GRADES[i], borderRadius: [2, 2, 0, 0] } })),
      }],
    };
  };

  const bubbles = (data, colours) => {
    const options = base(data, colours);
    const [height, size, tone] = data.series;
    const most = Math.max(...size.points.map(value), 1);
    return {
      ...options,
      aria: { ...options.aria, decal: { show: false } },
      legend: { show: false },
      grid: { ...options.grid, top: 12 },
      tooltip: {
        ...options.tooltip,
        formatter: (hit) =>
          data.categories[hit.dataIndex] + "\n" + data.series.map((series) => series.name + "  " + words(series.points[hit.dataIndex])).join("\n"),
      },
      xAxis: { type: "time", min: (range) => range.min - FORTNIGHT, max: (range) => range.max + FORTNIGHT, axisLabel: { color: colours.muted, hideOverlap: true }, axisLine: { lineStyle: { color: colours.line } } },
      yAxis: { ...figures(colours), name: data.unit, nameTextStyle: { color: colours.muted, align: "left" } },
      series: [{
        type: "scatter",
        data: height.points.map((point, i) => ({
          value: [data.categories[i], value(point)],
          point,
          symbolSize: 5 + 14 * Math.sqrt(value(size.points[i]) / most),
          itemStyle: { color: colours.tones[value(tone.points[i])], opacity: 0.7 },
        })),
        markLine: {
          silent: true,
          symbol: "none",
          label: { show: false },
          lineStyle: { color: colours.muted, type: "solid", width: 1 },
          data: [{ yAxis: 0 }],
        },
      }],
    };
  };

  const heat = (data, colours, migration) => {
    const options = base(data, colours);
    const cells = data.series.flatMap((series, row) =>
      series.points
        .map((point, column) => ({ point, row, column }))
        .filter(({ point }) => point.length)
        .map(({ point, row: r, column }) => {
          const side = column - r;
          const sign = migration ? Math.sign(side) : 1;
          return { value: [column, r, sign * Math.abs(point[0])], point, from: series.name, to: data.categories[column] };
        }));
    const most = Math.max(1, ...cells.map((cell) => Math.abs(cell.value[2])));
    return {
      ...options,
      aria: { ...options.aria, decal: { show: false } },
      legend: { show: false },
      grid: { ...options.grid, top: 8 },
      tooltip: { ...options.tooltip, formatter: (hit) => hit.data.from + " → " + hit.data.to + "\n" + words(hit.data.point) },
      xAxis: { ...categories(data, colours), splitArea: { show: false } },
      yAxis: { ...categories(data, colours), data: data.series.map((series) => series.name), inverse: true },
      visualMap: {
        show: false,
        min: migration ? -most : 0,
        max: most,
        inRange: { color: migration ? [colours.good, colours.surface, colours.bad] : [colours.surface, colours.accent] },
      },
      series: [{
        type: "heatmap",
        data: cells,
        itemStyle: { borderColor: colours.line, borderWidth: 1 },
        label: { show: true, color: colours.text, textBorderColor: colours.surface, textBorderWidth: 2, formatter: (hit) => words(hit.data.point) },
      }],
    };
  };

  const treemap = (data, colours) => {
    const options = base(data, colours);
    const [size, grade] = data.series;
    return {
      ...options,
      aria: { ...options.aria, decal: { show: false } },
      legend: { show: false },
      tooltip: { ...options.tooltip, formatter: (hit) => hit.name + "\n" + words(hit.data.point) + (hit.data.grade ? "\n" + hit.data.grade : "") },
      series: [{
        type: "treemap",
        roam: false,
        nodeClick: false,
        breadcrumb: { show: false },
        top: 0, left: 0, right: 0, bottom: 0,
        label: { overflow: "truncate", fontSize: 12, color: "#fff", textBorderColor: "rgb(0 0 0 / 45%)", textBorderWidth: 2 },
        itemStyle: { borderColor: colours.surface, borderWidth: 1, gapWidth: 1 },
        data: data.categories.map((name, i) => ({
          name,
          value: value(size.points[i]) ?? 0,
          point: size.points[i],
          grade: grade ? words(grade.points[i]) : "",
          itemStyle: { color: grade && value(grade.points[i]) ? GRADES[Math.round(value(grade.points[i])) - 1] : colours.muted },
        })),
      }],
    };
  };

  const waterfall = (data, colours) => {
    const options = base(data, colours);
    const points = data.series[0].points;
    let level = 0;
    const rows = points.map((point, i) => {
      const change = value(point) ?? 0;
      const total = i === 0 || i === points.length - 1;
      const from = total ? 0 : level;
      level = total ? change : level + change;
      return { from: Math.min(from, level), size: Math.abs(level - from), point, total, change };
    });
    return {
      ...options,
      legend: { show: false },
      tooltip: { ...options.tooltip, trigger: "item", formatter: (hit) => hit.name + "\n" + words(hit.data.point ?? []) },
      grid: { ...options.grid, top: 8, right: 56 },
      xAxis: figures(colours),
      yAxis: { ...categories(data, colours), inverse: true },
      series: [
        { type: "bar", stack: "fall", silent: true, itemStyle: { color: "transparent", decal: { symbol: "none" } }, data: rows.map((row) => row.from) },
        {
          type: "bar",
          stack: "fall",
          barMaxWidth: 18,
          data: rows.map((row) => item(row.point, {
            value: row.size,
            itemStyle: { color: row.total ? colours.accent : row.change < 0 ? colours.bad : colours.good },
          })),
          label: { show: true, position: "right", color: colours.text, formatter: (hit) => words(hit.data.point) },
        },
      ],
    };
  };

  const KINDS = {
    ageing: (data, colours) => bars(data, colours, true),
    bars: (data, colours) => bars(data, colours, false),
    lines,
    grades,
    bubbles,
    heat: (data, colours) => heat(data, colours, false),
    migration: (data, colours) => heat(data, colours, true),
    treemap,
    waterfall,
  };

  const draw = (figure) => {
    const data = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
    const box = figure.querySelector("[data-chart-box]");
    const chart = echarts.getInstanceByDom(box) ?? echarts.init(box, null, { renderer: "canvas" });
    const colours = {
      text: token("text"), muted: token("muted"), line: token("line"), surface: token("surface"),
      accent: token("accent"), good: token("good"), bad: token("bad"), series: SERIES,
      tones: ["good", "watch", "high", "bad"].map(token),
    };
    chart.setOption(KINDS[data.kind](data, colours), true);
    chart.off("click");
    chart.on("click", (hit) => {
      const href = hit.data?.point?.[2];
      if (href) {
        window.location.assign(href);
      }
    });
    if (!drawn.includes(chart)) {
      drawn.push(chart);
      new ResizeObserver(() => chart.resize()).observe(box);
    }
  };

  const drawAll = (root) => root.querySelectorAll("[data-chart]").forEach(draw);
  drawAll(document);
  document.addEventListener("htmx:afterSettle", (event) => drawAll(event.target.parentElement ?? document));

  // Paper is white, still and narrower than most screens: charts are drawn again for it, in the light colours.
  const root = document.documentElement;
  let theme;
  window.addEventListener("beforeprint", () => {
    printing = true;
    theme = root.dataset.theme;
    root.dataset.theme = "light";
    const share = Math.min(1, PAPER / document.querySelector("main").clientWidth);
    drawn.forEach((chart) => chart.resize({ width: Math.round(chart.getWidth() * share) }));
    drawAll(document);
  });
  window.addEventListener("afterprint", () => {
    printing = false;
    if (theme) {
      root.dataset.theme = theme;
    } else {
      delete root.dataset.theme;
    }
    drawn.forEach((chart) => chart.resize({ width: "auto" }));
    drawAll(document);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawAll(document));
})();
