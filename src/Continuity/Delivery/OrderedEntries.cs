using Continuity.Threads;

namespace Continuity.Delivery;

/// <summary>The entries of a commit, and what of them leaves by a gateway.</summary>
/// <param name="Entries">The entries, in order; those that leave say so.</param>
/// <param name="Deliveries">What leaves, by the place of its entry, from 1 among the commit's entries.</param>
public sealed record OrderedEntries(IReadOnlyList<EntryDraft> Entries, IReadOnlyList<(int Place, EntryDelivery Delivery)> Deliveries);
