using Continuity.Decisions;

namespace Continuity.Calls;

/// <summary>The call has an entry by now that the command did not name: it is to be decided again with it.</summary>
/// <param name="Sequence">The entry's.</param>
public sealed record CallEntryNotLoaded(int Sequence) : Refusal(RefusalCode.WrongState, "The call has an entry that was not read.");
