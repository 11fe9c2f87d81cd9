namespace Continuity.Privacy;

/// <summary>
/// That it is being looked at whether a customer of several homes may be erased: kept at the survivor, and at each merged home, where nothing is done meanwhile. What is read of the homes once
/// all are held is so until the survivor is erased, or no longer held.
/// </summary>
/// <param name="Id">Which look it is.</param>
/// <param name="Until">From when on whoever waits for it takes it back, because whoever held the homes died. That is done at the survivor first, where the erasure then fails.</param>
public sealed record ErasureHold(string Id, DateTimeOffset Until);
