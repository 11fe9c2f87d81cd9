using System.Globalization;
using System.Text;

namespace Continuity.Benchmarks.Growth;

/// <summary>Draws how what was measured changes with the number of customers, as SVG: a line each, in times of its first value.</summary>
internal static class GrowthPlot
{
    private const int Width = 860;
    private const int Height = 460;
    private const int Left = 60;
    private const int Right = 260;
    private const int Top = 40;
    private const int Bottom = 50;
    private static readonly string[] Colours = ["#1b6ca8", "#c0392b", "#2e8b57", "#8e44ad", "#d68910", "#16a085", "#7f8c8d", "#2c3e50", "#a04000"];

    /// <summary>Draws.</summary>
    /// <param name="steps">What was measured, each step with the same names.</param>
    public static string Draw(IReadOnlyList<GrowthStep> steps)
    {
        var names = steps[0].Measures.Select(static one => one.Name).ToList();
        var most = Math.Max(2, Math.Ceiling(steps.Max(step => Enumerable.Range(0, names.Count).Max(i => Times(steps, step, i)))));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>\n<text x=\"{Left}\" y=\"20\" font-size=\"14\">Cost by customers, in times of that with {steps[0].Customers:N0}</text>\n");
        for (var line = 0; line <= 4; line++)
        {
            var value = most * line / 4;
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" y1=\"{Y(value):0.0}\" x2=\"{Width - Right}\" y2=\"{Y(value):0.0}\" stroke=\"#ddd\"/><text x=\"{Left - 8}\" y=\"{Y(value) + 4:0.0}\" text-anchor=\"end\">{value:0.##}</text>\n");
        }

        foreach (var step in steps)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(step):0.0}\" y=\"{Height - Bottom + 20}\" text-anchor=\"middle\">{step.Customers:N0}</text>\n");
        }

        for (var i = 0; i < names.Count; i++)
        {
            var colour = Colours[i % Colours.Length];
            var points = string.Join(' ', steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"{X(step):0.0},{Y(Times(steps, step, i)):0.0}")));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - Right + 12}\" y=\"{Top + 10 + (20 * i)}\" fill=\"{colour}\">{names[i]}: {steps[0].Measures[i].Value:0.##} to {steps[^1].Measures[i].Value:0.##}</text>\n");
        }

        return svg.Append("</svg>\n").ToString();

        double X(GrowthStep step) => Left + (Math.Log10((double)step.Customers / steps[0].Customers) / Math.Max(1, Math.Log10((double)steps[^1].Customers / steps[0].Customers)) * (Width - Left - Right));
        double Y(double value) => Height - Bottom - (value / most * (Height - Top - Bottom));
    }

    private static double Times(IReadOnlyList<GrowthStep> steps, GrowthStep step, int measure) =>
        steps[0].Measures[measure].Value is var first && first > 0 ? step.Measures[measure].Value / first : 1;
}
