using Continuity.Redis.Json;

namespace Continuity.Redis.Commit;

/// <summary>Ways to keep an answer.</summary>
public static class Answer
{
    /// <summary>Kept as JSON: good for numbers, texts, ids and records of these.</summary>
    /// <typeparam name="T">What the caller is told.</typeparam>
    public static Answer<T> Json<T>() => new(StoreJson.Write, StoreJson.Read<T>);
}
