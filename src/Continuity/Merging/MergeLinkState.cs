namespace Continuity.Merging;

/// <summary>How far a merge has come at the home that is merged.</summary>
public enum MergeLinkState
{
    /// <summary>It was announced. Whether it takes place is decided at the survivor's home; until that is known nothing else is done at this one.</summary>
    Announced,

    /// <summary>It took place. Whether it still stands is known at the survivor's home.</summary>
    Confirmed,
}
