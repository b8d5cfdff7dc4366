/* Charts of figures, drawn from the tables beside them: docs/pages.md, "Charts". */
(() => {
  if (window.batonNumbers) {
    return;
  }
  window.batonNumbers = true;
  const own = document.currentScript;

  const load = address => new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = done;
    script.onerror = () => failed(new Error(`${address} is not there`));
    document.head.append(script);
  });

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const number = text => (text === undefined || text === '' ? null : Number(text));

  const read = chart => [...document.getElementById(chart.dataset.table).querySelectorAll('tbody tr')].map(row => ({
    label: row.dataset.label || row.querySelector('th').textContent,
    at: row.dataset.at ? Date.parse(row.dataset.at) : null,
    value: number(row.dataset.value),
    told: row.dataset.told,
    before: number(row.dataset.before),
    toldBefore: row.dataset.toldBefore
  }));

  /* Deployments stand at the period in which they happened. */
  const marks = (chart, rows) => {
    const list = chart.dataset.marks && document.getElementById(chart.dataset.marks);
    return list ? [...list.querySelectorAll('[data-at]')].flatMap(item => {
      const at = Date.parse(item.dataset.at);
      const place = rows.reduce((found, row, index) => (row.at !== null && row.at <= at ? index : found), -1);
      return place < 0 ? [] : [{ xAxis: place, name: item.dataset.label }];
    }) : [];
  };

  const seconds = value => {
    const size = Math.abs(value);
    return size >= 86400 ? `${+(value / 86400).toFixed(1)} d`
      : size >= 3600 ? `${+(value / 3600).toFixed(1)} h`
        : size >= 60 ? `${+(value / 60).toFixed(1)} min` : `${+value.toFixed(0)} s`;
  };
  const axis = unit => value => (unit === 'PERCENT' ? `${value} %` : unit === 'SECONDS' ? seconds(value) : value.toLocaleString());

  const options = chart => {
    const rows = read(chart);
    const bars = chart.dataset.chart === 'bar';
    const shown = bars ? rows.slice(0, 30) : rows;
    const categories = { type: 'category', data: shown.map(row => row.label), axisLabel: { color: colour('soft'), width: 150, overflow: 'truncate' }, axisLine: { lineStyle: { color: colour('line') } }, inverse: bars };
    const values = { type: 'value', scale: false, axisLabel: { color: colour('soft'), formatter: axis(chart.dataset.unit) }, splitLine: { lineStyle: { color: colour('line') } } };
    const line = (name, field, told, style) => ({
      name,
      type: bars ? 'bar' : 'line',
      data: shown.map(row => ({ value: row[field], told: row[told] })),
      showSymbol: shown.length < 45,
      symbolSize: 5,
      connectNulls: false,
      barMaxWidth: 18,
      ...style
    });
    return {
      animation: false,
      backgroundColor: 'transparent',
      textStyle: { fontFamily: 'system-ui, sans-serif' },
      aria: { enabled: true },
      grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, textStyle: { color: colour('ink') } },
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        backgroundColor: colour('paper'),
        borderColor: colour('line'),
        textStyle: { color: colour('ink') },
        formatter: parts => [parts[0].name, ...parts.map(part => `${part.seriesName}: ${part.data.told || '–'}`)].join('\n')
      },
      xAxis: bars ? values : categories,
      yAxis: bars ? categories : values,
      series: [
        line(chart.dataset.name, 'value', 'told', {
          itemStyle: { color: colour('accent') },
          lineStyle: { width: 2, color: colour('accent') },
          markLine: {
            silent: false,
            symbol: ['none', 'none'],
            lineStyle: { color: colour('warn'), type: 'dashed' },
            label: { formatter: mark => mark.name, color: colour('warn'), position: 'insideEndTop', width: 220, overflow: 'truncate' },
            data: bars ? [] : marks(chart, shown)
          }
        }),
        line(chart.dataset.before, 'before', 'toldBefore', {
          itemStyle: { color: colour('soft') },
          lineStyle: { width: 1, type: 'dotted', color: colour('soft') }
        })
      ]
    };
  };

  const save = (chart, name) => {
    const ground = document.createElement('canvas');
    ground.width = chart.clientWidth * 2;
    ground.height = chart.clientHeight * 2;
    const picture = echarts.init(ground, null, { renderer: 'canvas', devicePixelRatio: 1, width: ground.width, height: ground.height });
    const option = options(chart);
    option.backgroundColor = colour('paper');
    picture.setOption(option);
    ground.toBlob(blob => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = `${name}.png`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      picture.dispose();
    }, 'image/png');
  };

  const draw = chart => {
    chart.hidden = false;
    if (chart.dataset.chart === 'bar') {
      chart.classList.add(`parts-${Math.min(4, Math.ceil(read(chart).length / 8))}`);
    }
    const drawn = echarts.init(chart, null, { renderer: 'svg' });
    drawn.setOption(options(chart));
    new ResizeObserver(() => drawn.resize()).observe(chart);
    new MutationObserver(() => drawn.setOption(options(chart), true))
      .observe(document.documentElement, { attributeFilter: ['data-bs-theme'] });
    document.querySelectorAll(`[data-png="${chart.dataset.table}"]`).forEach(button => {
      button.hidden = false;
      button.addEventListener('click', () => save(chart, chart.dataset.file));
    });
  };

  const charts = [...document.querySelectorAll('[data-chart]')].filter(chart => read(chart).some(row => row.value !== null));
  if (charts.length) {
    load(own.dataset.library).then(() => charts.forEach(draw)).catch(failure => console.warn(failure.message));
  }
})();
