namespace Continuity.GraphQL.Tests.Language;

/// <summary>Two documents that together hold every form of the grammar, in no layout, and what they are printed as.</summary>
internal static class KitchenSink
{
    public const string Query = """"
        # Everything that can be executed.
        "Reads a thread."query Thread($id:ID!,"How many" $first:Int=20 @clamp(max:50)$filter:Filter={channels:[CHAT,EMAIL],urgent:true,since:null,score:-1.5e-3})@traced(sample:0.1){
          who:customer(id:$id){...CustomerParts@include(if:$detailed),...on Person@a@b(c:"d"){name}...{id}...@skip(if:false){__typename}}
          thread(first:$first filter:$filter note:"tab\t quote\" é \u00e9 \u{1F600}" block:"""
              two
                lines with \"""
          """ empty:[] none:{} nested:[[1,2],[{a:{b:$id}}]]){edges{node{id}}}
          short(text:"""one line""")
          long(argumentNumberOne:"aaaaaaaaaaaaaaaaaaaaaaaaa" argumentNumberTwo:"bbbbbbbbbbbbbbbb")
        }
        query($a:Int){a}
        query@d{a}
        {shorthand}
        mutation Talk{recordEntry(input:{text:"hi"}){errors{message}}}
        """
        Goes on.
        """
        subscription{threadChanged(id:4){id}}
        "What a customer is" fragment CustomerParts on Customer@cached{id query:mutation(type:true)on fragment}
        """";

    public const string PrintedQuery = """"
        "Reads a thread."
        query Thread(
        $id: ID!
        "How many"
        $first: Int = 20 @clamp(max: 50)
        $filter: Filter = {channels: [CHAT, EMAIL], urgent: true, since: null, score: -1.5e-3}
        ) @traced(sample: 0.1) {
          who: customer(id: $id) {
            ...CustomerParts @include(if: $detailed)
            ... on Person @a @b(c: "d") {
              name
            }
            ... {
              id
            }
            ... @skip(if: false) {
              __typename
            }
          }
          thread(
            first: $first
            filter: $filter
            note: "tab\t quote\" é é 😀"
            block: """
            two
              lines with \"""
            """
            empty: []
            none: {}
            nested: [[1, 2], [{a: {b: $id}}]]
          ) {
            edges {
              node {
                id
              }
            }
          }
          short(text: """one line""")
          long(
            argumentNumberOne: "aaaaaaaaaaaaaaaaaaaaaaaaa"
            argumentNumberTwo: "bbbbbbbbbbbbbbbb"
          )
        }

        query ($a: Int) {
          a
        }

        query @d {
          a
        }

        {
          shorthand
        }

        mutation Talk {
          recordEntry(input: {text: "hi"}) {
            errors {
              message
            }
          }
        }

        """Goes on."""
        subscription {
          threadChanged(id: 4) {
            id
          }
        }

        "What a customer is"
        fragment CustomerParts on Customer @cached {
          id
          query: mutation(type: true)
          on
          fragment
        }
        """";

    public const string Schema = """"
        """ The whole. """ schema@a{query:Query,mutation:Mutation subscription:Subscription}
        "A moment"scalar DateTime@specifiedBy(url:"https://example.com/time")
        """
        A person
          who calls.
        """
        type Customer implements&Node&Named@key(fields:["id"]){
          "its id" id:ID!
          name(style:Style=SHORT,"for whom" locale:String="en"@a):String@deprecated(reason:"x")
          tags(first:Int=10 after:String):[[String!]!]!
          note(about:String="""
            a
            b
          """):String
        }
        type Empty
        interface Named implements Node{id:ID! name:String}interface Node@a
        union Anyone@a=|Customer|Agent union Nobody
        "How"enum Style@a{"not long" SHORT LONG@deprecated true_}enum None
        input Filter@oneOf{text:String="a"@a channel:[Channel!]=[CHAT]"obj" at:Range={from:1 to:null}}input Nothing
        "Marks"directive@key("which" fields:[String!]!limit:Int=1)repeatable on|OBJECT|INTERFACE
        directive@a on SCHEMA|SCALAR|OBJECT|FIELD_DEFINITION|ARGUMENT_DEFINITION|INTERFACE|UNION|ENUM|ENUM_VALUE|INPUT_OBJECT|INPUT_FIELD_DEFINITION
        directive@d(x:Int)on QUERY|MUTATION|SUBSCRIPTION|FIELD|FRAGMENT_DEFINITION|FRAGMENT_SPREAD|INLINE_FRAGMENT|VARIABLE_DEFINITION
        extend schema@b extend schema@b{mutation:M}extend schema{query:Q}
        extend scalar DateTime@b
        extend type Customer implements Other extend type Customer@b extend type Customer{type:Int}
        extend interface Named implements Other&Node extend interface Named@b{input:Int}
        extend union Anyone@b extend union Anyone=Bot
        extend enum Style@b extend enum Style{repeatable}
        extend input Filter@b extend input Filter{more:Int}
        """";

    public const string PrintedSchema = """"
        """ The whole. """
        schema @a {
          query: Query
          mutation: Mutation
          subscription: Subscription
        }

        "A moment"
        scalar DateTime @specifiedBy(url: "https://example.com/time")

        """
        A person
          who calls.
        """
        type Customer implements Node & Named @key(fields: ["id"]) {
          "its id"
          id: ID!
          name(
            style: Style = SHORT
            "for whom"
            locale: String = "en" @a
          ): String @deprecated(reason: "x")
          tags(first: Int = 10, after: String): [[String!]!]!
          note(
            about: String = """
            a
            b
            """
          ): String
        }

        type Empty

        interface Named implements Node {
          id: ID!
          name: String
        }

        interface Node @a

        union Anyone @a = Customer | Agent

        union Nobody

        "How"
        enum Style @a {
          "not long"
          SHORT
          LONG @deprecated
          true_
        }

        enum None

        input Filter @oneOf {
          text: String = "a" @a
          channel: [Channel!] = [CHAT]
          "obj"
          at: Range = {from: 1, to: null}
        }

        input Nothing

        "Marks"
        directive @key(
          "which"
          fields: [String!]!
          limit: Int = 1
        ) repeatable on OBJECT | INTERFACE

        directive @a on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION

        directive @d(x: Int) on QUERY | MUTATION | SUBSCRIPTION | FIELD | FRAGMENT_DEFINITION | FRAGMENT_SPREAD | INLINE_FRAGMENT | VARIABLE_DEFINITION

        extend schema @b

        extend schema @b {
          mutation: M
        }

        extend schema {
          query: Q
        }

        extend scalar DateTime @b

        extend type Customer implements Other

        extend type Customer @b

        extend type Customer {
          type: Int
        }

        extend interface Named implements Other & Node

        extend interface Named @b {
          input: Int
        }

        extend union Anyone @b

        extend union Anyone = Bot

        extend enum Style @b

        extend enum Style {
          repeatable
        }

        extend input Filter @b

        extend input Filter {
          more: Int
        }
        """";
}
