package dev.downhill.reliability;

import java.util.List;

/// A training with much to remember: together they have every kind of layer, every optimizer, schedules with a memory
/// and without, and whatever else a checkpoint must hold.
///
/// @param sample it trains on
/// @param settings of the job but its dataset, with `'` for `"`
/// @param longEpochs whether an epoch takes seconds
record TrainingRecipe(String name, String sample, String settings, boolean longEpochs) {

    /// Those that make an epoch take seconds; fewer in the quick form, which runs on the slower compiler.
    private static final int FILTERS = Effort.isFull() ? 24 : 12;

    /// The first two are those of the quick form.
    static final List<TrainingRecipe> ALL = List.of(
            of("every layer", "faces", """
                    'network':{'layers':[{'type':'conv2d','filters':4,'activation':'relu','use_bias':false},
                    {'type':'batch_norm'},{'type':'max_pool2d'},{'type':'residual','layers':[
                    {'type':'depthwise_conv2d','activation':'gelu'},{'type':'layer_norm'},
                    {'type':'conv2d','filters':4,'kernel_size':1}]},{'type':'avg_pool2d'},
                    {'type':'activation','function':'silu'},{'type':'conv2d','filters':8,'activation':'elu'},
                    {'type':'global_avg_pool2d'},{'type':'flatten'},{'type':'dropout','rate':0.1},
                    {'type':'dense','units':16,'activation':'softplus'},{'type':'output'}]},
                    'optimizer':{'type':'adam','learning_rate':0.005},
                    'schedule':{'type':'reduce_on_plateau','patience':2,'cooldown':1,'factor':0.7,'warmup_epochs':4},
                    'class_weight':'balanced','early_stopping':{'patience':60},'epochs':%d""".formatted(Effort.isFull() ? 60 : 30)),
            ofLongEpochs("epochs of seconds", "faces", """
                    'network':{'layers':[{'type':'conv2d','filters':%d,'activation':'relu'},
                    {'type':'conv2d','filters':%d,'activation':'relu'},{'type':'batch_norm','momentum':0.99},
                    {'type':'global_avg_pool2d'},{'type':'dropout','rate':0.2},{'type':'output'}]},
                    'optimizer':{'type':'sgd','learning_rate':0.02,'momentum':0.9,'nesterov':true},
                    'schedule':{'type':'one_cycle'},'batch_size':1,'early_stopping':{'patience':20},'epochs':%d""".formatted(FILTERS, 2 * FILTERS, Effort.isFull() ? 12 : 3)),
            of("momentum, warm-up, plateau", "digits", """
                    'network':{'layers':[{'type':'dense','units':64,'use_bias':false},{'type':'batch_norm'},
                    {'type':'activation','function':'relu'},{'type':'dropout','rate':0.3},{'type':'output'}]},
                    'optimizer':{'type':'sgd','learning_rate':0.05,'momentum':0.9},
                    'schedule':{'type':'reduce_on_plateau','patience':3,'factor':0.8,'warmup_epochs':10},
                    'early_stopping':{'patience':200,'metric':'validation_accuracy'},'epochs':150"""),
            of("clipped nadam until it is no better", "digits", """
                    'network':{'layers':[{'type':'dense','units':96,'activation':'gelu'},{'type':'layer_norm'},
                    {'type':'residual','layers':[{'type':'dense','units':96,'activation':'silu'},
                    {'type':'dropout','rate':0.4}]},{'type':'output'}]},
                    'optimizer':{'type':'nadam','learning_rate':0.0002},'gradient_clipping':{'norm':1},
                    'early_stopping':{'patience':40,'min_delta':0.0001},'epochs':120"""),
            of("rmsprop with restarts", "faces", """
                    'network':{'layers':[{'type':'conv2d','filters':6,'strides':2,'activation':'leaky_relu'},
                    {'type':'max_pool2d','pool_size':3,'strides':2},{'type':'flatten'},
                    {'type':'dense','units':24,'activation':'tanh'},{'type':'output'}]},
                    'optimizer':{'type':'rmsprop','momentum':0.5,'learning_rate':0.0005},
                    'schedule':{'type':'cosine','restart_epochs':20,'restart_multiplier':2,'warmup_epochs':5},
                    'early_stopping':null,'epochs':250"""),
            of("adagrad, depthwise", "faces", """
                    'network':{'layers':[{'type':'conv2d','filters':4,'strides':2},
                    {'type':'depthwise_conv2d','strides':2,'activation':'elu'},{'type':'avg_pool2d'},
                    {'type':'global_avg_pool2d'},{'type':'dense','units':16,'activation':'relu'},{'type':'output'}]},
                    'optimizer':{'type':'adagrad','learning_rate':0.05},
                    'schedule':{'type':'polynomial','power':2,'min_factor':0.01},'early_stopping':null,'epochs':400"""),
            of("adamw, residual, plateau", "faces", """
                    'network':{'layers':[{'type':'conv2d','filters':6,'strides':2},{'type':'residual','layers':[
                    {'type':'batch_norm'},{'type':'activation','function':'relu'},{'type':'conv2d','filters':6}]},
                    {'type':'batch_norm'},{'type':'global_avg_pool2d'},{'type':'output'}]},
                    'optimizer':{'type':'adamw','weight_decay':0.05},
                    'schedule':{'type':'reduce_on_plateau','patience':1,'min_delta':0.01,'factor':0.9},
                    'early_stopping':{'patience':100},'epochs':100"""),
            of("lamb, smoothed labels", "digits", """
                    'network':{'layers':[{'type':'dense','units':64,'activation':'relu'},{'type':'output'}]},
                    'optimizer':{'type':'lamb'},'schedule':{'type':'one_cycle'},
                    'regularization':{'label_smoothing':0.1,'l2':0.0001,'max_norm':3},
                    'early_stopping':null,'epochs':200"""),
            of("lion, weighed classes", "iris", """
                    'network':{'layers':[{'type':'dense','units':32,'activation':'sigmoid'},{'type':'batch_norm'},
                    {'type':'dense','units':32,'activation':'tanh'},{'type':'output'}]},'batch_size':4,
                    'optimizer':{'type':'lion','learning_rate':0.001},'schedule':{'type':'exponential','gamma':0.995},
                    'class_weight':{'setosa':0.5,'virginica':2},'early_stopping':{'patience':2000},'epochs':900"""),
            of("adam on two arms", "spirals", """
                    'network':{'layers':[{'type':'dense','units':32,'activation':'tanh'},
                    {'type':'dense','units':32,'activation':'tanh'},{'type':'output'}]},
                    'loss':'binary_cross_entropy','optimizer':{'type':'adam','learning_rate':0.003},
                    'schedule':{'type':'step','step_size':100,'gamma':0.7},
                    'gradient_clipping':{'value':0.5},'early_stopping':{'patience':500},'epochs':600"""),
            of("whole batches", "xor", """
                    'network':{'layers':[{'type':'dense','units':16,'activation':'softplus'},{'type':'output'}]},
                    'loss':{'type':'huber','delta':0.5},'batch_size':'full',
                    'optimizer':{'type':'sgd','learning_rate':0.5},
                    'schedule':{'type':'reduce_on_plateau','patience':20,'factor':0.9},
                    'early_stopping':{'patience':2000},'epochs':1200"""),
            of("nadam on moons", "moons", """
                    'network':{'layers':[{'type':'dense','units':24,'activation':'silu'},{'type':'layer_norm'},
                    {'type':'dropout','rate':0.2},{'type':'dense','units':24,'activation':'elu'},{'type':'output'}]},
                    'optimizer':{'type':'nadam','learning_rate':0.002},
                    'schedule':{'type':'reduce_on_plateau','patience':5,'factor':0.95,'warmup_epochs':20},
                    'early_stopping':{'patience':1000},'epochs':700"""));

    /// One whose epochs cost less than to store them.
    static TrainingRecipe ofManyTransactions() {
        return of("many transactions", "iris", """
                'network':{'layers':[{'type':'output'}]},'early_stopping':null,'epochs':1500""");
    }

    private static TrainingRecipe of(String name, String sample, String settings) {
        return new TrainingRecipe(name, sample, settings, false);
    }

    private static TrainingRecipe ofLongEpochs(String name, String sample, String settings) {
        return new TrainingRecipe(name, sample, settings, true);
    }

    /// @param dataset the id of its sample
    /// @return the body of a job, with `'` for `"`
    String job(String dataset) {
        return "{'name':'" + name.replaceAll("[^a-z]+", "-") + "','dataset':'" + dataset + "'," + settings + "}";
    }
}
