namespace Continuity.Api.Embedded;

/// <summary>A Garnet server ended before it was ready.</summary>
/// <param name="lastWords">The last line that it wrote.</param>
internal sealed class GarnetEndedException(string lastWords) : Exception($"The embedded store did not start: {lastWords}");
