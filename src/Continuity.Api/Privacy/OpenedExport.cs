using Continuity.Callers;
using Continuity.Merging;
using Continuity.Threads;

namespace Continuity.Api.Privacy;

/// <summary>An export that is being fetched.</summary>
/// <param name="Caller">Who asked for it.</param>
/// <param name="Homes">The customer, with all homes.</param>
/// <param name="Rules">What who asked may see.</param>
internal sealed record OpenedExport(Caller Caller, CustomerHomes Homes, ThreadAccess Rules);
