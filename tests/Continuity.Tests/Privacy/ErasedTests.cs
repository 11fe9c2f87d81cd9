using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Privacy;
using Continuity.Recovery;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Tests.Privacy;

/// <summary>Every text of every record, also of those to come, is marked, and looked for in what is left.</summary>
public class ErasedTests
{
    private const string Mark = "MARK";

    /// <summary>Who was responsible, and what leads to it: all that may stay.</summary>
    private static readonly string[] Stay =
    [
        "ActorRef.Id", "CustomerId.Value", "Ticket.DisplayNumber", "Ticket.Owner", "Ticket.Queue", "Ticket.WaitingIn", "TicketRelease.Queue", "BriefToRead.Agent", "BriefAcknowledgement.By",
        "HandoffTarget.Agent", "HandoffTarget.Queue", "Handoff.InsteadOf", "Handoff.Responsible", "OwnershipOffer.From", "OwnershipOffer.To", "FollowUp.Responsible", "FollowUp.EscalatedTo",
        "ProblemReport.InvolvedAgent", "CallRecord.Agent", "Erasure.Reason", "ErasureHold.Id",
    ];

    private static readonly Erasure Erasure = new(Story.Start, ActorRef.Agent("sue"), "Asked for.");

    public static TheoryData<Type> Records => new(
        typeof(CustomerProfile), typeof(Ticket), typeof(Session), typeof(RecoveryRecord), typeof(Handoff), typeof(OwnershipOffer), typeof(FollowUp), typeof(BriefRecord), typeof(ProblemReport));

    public static TheoryData<Type> Contents => new(typeof(EntryContent).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(EntryContent))));

    [Theory]
    [MemberData(nameof(Records))]
    public void Of_Record_LeavesNoTextThatAnybodyWrote(Type type)
    {
        var full = Filled(type);
        var left = typeof(Erased).GetMethod(nameof(Erased.Of), [type])!.Invoke(null, [full])!;

        Assert.NotEmpty(Marked(full));
        Assert.Empty(Marked(left).Except(Stay));
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public void Of_EntryOfAnyKind_LeavesItsKindAndNoText(Type type)
    {
        var content = (EntryContent)Filled(type);
        var left = Erased.Of(new EntryDraft(content, ActorRef.Agent("ana"), Channel.Email, Story.Start) { Session = 1, Redaction = new(Story.Start, ActorRef.Agent("ana"), Mark) }, Erasure);

        Assert.NotEmpty(Marked(content));
        Assert.IsType(type, left.Content);
        Assert.Empty(Marked(left).Except(Stay));
        Assert.Equal(new Redaction(Story.Start, ActorRef.Agent("sue"), Erased.Text), left.Redaction);
        Assert.Equal((ActorRef.Agent("ana"), Channel.Email, Story.Start, 1), (left.Author, left.Channel, left.OccurredAt, left.Session));
    }

    [Fact]
    public void Of_WhatIsErased_ChangesNothingMore()
    {
        var entry = Erased.Of(new EntryDraft(new MessageContent("Hello"), ActorRef.Agent("ana"), Channel.Chat, Story.Start), Erasure);

        Assert.Equal(entry, Erased.Of(entry, Erasure));
    }

    [Fact]
    public void Of_State_LeavesNothingOfAnyKindOut()
    {
        var state = new CustomerState(CustomerId.New(Story.Start)) { Profile = (CustomerProfile)Filled(typeof(CustomerProfile)) };
        foreach (var property in typeof(CustomerState).GetProperties().Where(static property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>)))
        {
            var records = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(property.PropertyType.GenericTypeArguments))!;
            records[1] = Filled(property.PropertyType.GenericTypeArguments[1]);
            property.SetValue(state, typeof(ImmutableDictionary).GetMethods().Single(static method => method.Name == "CreateRange" && method.GetParameters() is [{ ParameterType.Name: "IEnumerable`1" }])
                .MakeGenericMethod(property.PropertyType.GenericTypeArguments).Invoke(null, [records]));
        }

        Assert.Empty(Marked(Erased.Of(state)).Except(Stay));
    }

    private static object Filled(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Filled(underlying);
        }

        if (type == typeof(string))
        {
            return Mark;
        }

        if (type == typeof(EntryContent))
        {
            return new MessageContent(Mark);
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(0)!;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var list = Array.CreateInstance(type.GenericTypeArguments[0], 1);
            list.SetValue(Filled(type.GenericTypeArguments[0]), 0);
            return list;
        }

        if (type.IsPrimitive || type.Namespace == "System")
        {
            return Activator.CreateInstance(type)!;
        }

        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(one => one.GetParameters() is not [var only] || only.ParameterType != type).MaxBy(static one => one.GetParameters().Length);
        var made = constructor is null ? Activator.CreateInstance(type)! : constructor.Invoke([.. constructor.GetParameters().Select(static parameter => Filled(parameter.ParameterType))]);
        foreach (var property in type.GetProperties().Where(static property => property.CanWrite))
        {
            property.SetValue(made, Filled(property.PropertyType));
        }

        return made;
    }

    /// <summary>Where a mark is left, by the type and name of the member.</summary>
    private static IEnumerable<string> Marked(object? value, string member = "")
    {
        switch (value)
        {
            case null:
                return [];
            case string text:
                return text.Contains(Mark, StringComparison.Ordinal) ? [member] : [];
            case IEnumerable list:
                return [.. list.Cast<object?>().SelectMany(item => Marked(item, member))];
            default:
                var type = value.GetType();
                return type.IsPrimitive || type.IsEnum || type.Namespace == "System"
                    ? []
                    : [.. type.GetProperties().Where(static property => property.CanWrite || property.PropertyType != property.DeclaringType)
                        .Where(static property => property.GetIndexParameters().Length == 0 && property.CanWrite)
                        .SelectMany(property => Marked(property.GetValue(value), $"{type.Name}.{property.Name}"))];
        }
    }
}
