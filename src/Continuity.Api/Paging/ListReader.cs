namespace Continuity.Api.Paging;

/// <summary>Reads a stretch of a numbered list.</summary>
/// <param name="scope">Which list.</param>
/// <param name="from">The first number; negative, with <paramref name="to"/>, where it counts from an end that is not known: −1 is the last item.</param>
/// <param name="to">The last number, included; what is past the end is left out.</param>
/// <param name="cancellationToken">Cancels the reading.</param>
internal delegate Task<NumberedStretch<T>> ListReader<T>(string scope, int from, int to, CancellationToken cancellationToken);
